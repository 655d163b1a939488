// Generated from openapi.json by "npm run generate".
export interface paths {
    "/v1/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            /** Format: date-time */
                            createdAt: string;
                        }[];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        id: string;
                        rawId: string;
                        /** @enum {string} */
                        type: "public-key";
                        response: {
                            [key: string]: unknown;
                        };
                        clientExtensionResults?: unknown;
                        authenticatorAttachment?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            /** Format: date-time */
                            createdAt: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/passkeys/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/passkeys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/passkey/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        id: string;
                        rawId: string;
                        /** @enum {string} */
                        type: "public-key";
                        response: {
                            [key: string]: unknown;
                        };
                        clientExtensionResults?: unknown;
                        authenticatorAttachment?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            signedIn: boolean;
                            account?: {
                                id: string;
                                name: string;
                                organisation: string;
                                roles: ("discoverer" | "maintainer" | "member" | "coordinator" | "evaluator" | "model developer" | "overseer")[];
                                tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                            };
                            demonstrationRoles: {
                                role: "discoverer" | "maintainer" | "member" | "coordinator" | "evaluator" | "model developer" | "overseer";
                                name: string;
                                organisation: string;
                            }[];
                            /** @description Sign-in through an OpenID Connect provider is configured */
                            oidc: boolean;
                            csrfToken: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/oidc": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                302: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/oidc/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                302: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            signedIn: boolean;
                            account?: {
                                id: string;
                                name: string;
                                organisation: string;
                                roles: ("discoverer" | "maintainer" | "member" | "coordinator" | "evaluator" | "model developer" | "overseer")[];
                                tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                            };
                            demonstrationRoles: {
                                role: "discoverer" | "maintainer" | "member" | "coordinator" | "evaluator" | "model developer" | "overseer";
                                name: string;
                                organisation: string;
                            }[];
                            /** @description Sign-in through an OpenID Connect provider is configured */
                            oidc: boolean;
                            csrfToken: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        account: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            signedIn: boolean;
                            account?: {
                                id: string;
                                name: string;
                                organisation: string;
                                roles: ("discoverer" | "maintainer" | "member" | "coordinator" | "evaluator" | "model developer" | "overseer")[];
                                tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                            };
                            demonstrationRoles: {
                                role: "discoverer" | "maintainer" | "member" | "coordinator" | "evaluator" | "model developer" | "overseer";
                                name: string;
                                organisation: string;
                            }[];
                            /** @description Sign-in through an OpenID Connect provider is configured */
                            oidc: boolean;
                            csrfToken: string;
                        };
                    };
                };
            };
        };
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/demonstration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        role: "discoverer" | "maintainer" | "member" | "coordinator" | "evaluator" | "model developer" | "overseer";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            signedIn: boolean;
                            account?: {
                                id: string;
                                name: string;
                                organisation: string;
                                roles: ("discoverer" | "maintainer" | "member" | "coordinator" | "evaluator" | "model developer" | "overseer")[];
                                tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                            };
                            demonstrationRoles: {
                                role: "discoverer" | "maintainer" | "member" | "coordinator" | "evaluator" | "model developer" | "overseer";
                                name: string;
                                organisation: string;
                            }[];
                            /** @description Sign-in through an OpenID Connect provider is configured */
                            oidc: boolean;
                            csrfToken: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            scopes: ("findings:read" | "findings:write" | "reproductions:run" | "cases:read" | "cases:write" | "advisories:write" | "runner" | "admin")[];
                            /** Format: date-time */
                            createdAt: string;
                            expiresAt: string | null;
                            revokedAt: string | null;
                        }[];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        scopes: ("findings:read" | "findings:write" | "reproductions:run" | "cases:read" | "cases:write" | "advisories:write" | "runner" | "admin")[];
                        /** Format: date-time */
                        expiresAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @description Shown once */
                            secret: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    form?: "native" | "sarif" | "csaf" | "markdown";
                    severity?: "critical" | "high" | "medium" | "low" | "none" | "unknown";
                    verdict?: "reproduced" | "not reproduced" | "intermittent" | "out of threat model" | "cannot run" | "waiting";
                    discoverer?: string;
                    /** @description Exact package name; compared through the blind index */
                    package?: string;
                    /** @description Words of title and package, compared through the blind index */
                    q?: string;
                    rootCauseId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                form: "native" | "sarif" | "csaf" | "markdown";
                                title: string;
                                package: string | null;
                                version: string | null;
                                weakness: string | null;
                                severity: "critical" | "high" | "medium" | "low" | "none" | "unknown";
                                tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                                /** @description Organisation that reported it, or "anonymous" */
                                discoverer: string;
                                /** Format: date-time */
                                receivedAt: string;
                                rootCauseId: string | null;
                                verdict: "reproduced" | "not reproduced" | "intermittent" | "out of threat model" | "cannot run" | "waiting";
                                evidenceLevel: "claimed" | "reproduced by discoverer" | "reproduced" | "independently reproduced" | "maintainer-confirmed" | "attested";
                            }[];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** @description One report: native JSON (one finding or an array), SARIF 2.1.0, CSAF 2.0 or free-form Markdown, told apart by content type. Without an account the reply holds a private status link. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            sent: number;
                            accepted: number;
                            duplicates: number;
                            rejected: number;
                            results: {
                                position: number;
                                status: "accepted" | "duplicate" | "rejected";
                                /** Format: uuid */
                                findingId?: string;
                                error?: {
                                    code: string;
                                    path: string;
                                    message: string;
                                };
                                warnings?: string[];
                            }[];
                            statusLink?: string;
                        };
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            sent: number;
                            accepted: number;
                            duplicates: number;
                            rejected: number;
                            results: {
                                position: number;
                                status: "accepted" | "duplicate" | "rejected";
                                /** Format: uuid */
                                findingId?: string;
                                error?: {
                                    code: string;
                                    path: string;
                                    message: string;
                                };
                                warnings?: string[];
                            }[];
                            statusLink?: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/findings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            form: "native" | "sarif" | "csaf" | "markdown";
                            title: string;
                            package: string | null;
                            version: string | null;
                            weakness: string | null;
                            severity: "critical" | "high" | "medium" | "low" | "none" | "unknown";
                            tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                            /** @description Organisation that reported it, or "anonymous" */
                            discoverer: string;
                            /** Format: date-time */
                            receivedAt: string;
                            rootCauseId: string | null;
                            verdict: "reproduced" | "not reproduced" | "intermittent" | "out of threat model" | "cannot run" | "waiting";
                            evidenceLevel: "claimed" | "reproduced by discoverer" | "reproduced" | "independently reproduced" | "maintainer-confirmed" | "attested";
                            document: {
                                title: string;
                                description?: string;
                                component?: {
                                    purl?: string;
                                    name?: string;
                                    version?: string;
                                    affected?: string;
                                    fixedIn?: string;
                                };
                                identifiers?: string[];
                                weaknesses?: string[];
                                sink?: string;
                                location?: {
                                    path: string;
                                    line?: number;
                                    snippet?: string;
                                };
                                severity?: "critical" | "high" | "medium" | "low" | "none" | "unknown";
                                cvss?: string[];
                                recipe?: {
                                    target: {
                                        /** @enum {string} */
                                        kind: "npm";
                                        name: string;
                                        version: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "source";
                                        language: "javascript" | "c";
                                        name: string;
                                        version: string;
                                        entry: string;
                                        files: {
                                            [key: string]: string;
                                        };
                                    } | {
                                        /** @enum {string} */
                                        kind: "model-endpoint";
                                        name: string;
                                        version: string;
                                    };
                                    fixed?: {
                                        version: string;
                                        files?: {
                                            [key: string]: string;
                                        };
                                    };
                                    proof: {
                                        language: "javascript" | "bytes";
                                        format?: "commonjs" | "module";
                                        source: string;
                                    };
                                    benign?: {
                                        language: "javascript" | "bytes";
                                        format?: "commonjs" | "module";
                                        source: string;
                                    };
                                    /** @description Observation that decides whether the target fell */
                                    oracle: "prototype-pollution" | "cpu-time" | "canary-read" | "marker" | "differential" | "sanitizer";
                                    weakness?: string;
                                    entryPoint?: string;
                                    repeats?: number;
                                };
                                statement?: unknown;
                                references?: string[];
                                credit?: {
                                    name: string;
                                    contact?: string;
                                    wish: "named" | "anonymous";
                                };
                                exploited?: boolean;
                                tool?: string;
                                tlp?: "clear" | "green" | "amber" | "amber+strict" | "red";
                                original?: unknown;
                            };
                            fingerprints: {
                                kind: string;
                                version: number;
                                basis: string;
                            }[];
                            whyHere: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/receipts/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            receivedAt: string;
                            title: string;
                            status: string;
                            verdict: "reproduced" | "not reproduced" | "intermittent" | "out of threat model" | "cannot run" | "waiting";
                            acknowledgedAt: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/root-causes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    severity?: "critical" | "high" | "medium" | "low" | "none" | "unknown";
                    verdict?: "reproduced" | "not reproduced" | "intermittent" | "out of threat model" | "cannot run" | "waiting";
                    package?: string;
                    q?: string;
                    sort?: "updated" | "collisions";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                title: string;
                                package: string | null;
                                weakness: string | null;
                                sink: string | null;
                                severity: "critical" | "high" | "medium" | "low" | "none" | "unknown";
                                tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                                findingCount: number;
                                /** @description Independent discoverers who reported it */
                                collisionCount: number;
                                verdict: "reproduced" | "not reproduced" | "intermittent" | "out of threat model" | "cannot run" | "waiting";
                                evidenceLevel: "claimed" | "reproduced by discoverer" | "reproduced" | "independently reproduced" | "maintainer-confirmed" | "attested";
                                caseId: string | null;
                                /** Format: date-time */
                                firstReportedAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                            }[];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/root-causes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            title: string;
                            package: string | null;
                            weakness: string | null;
                            sink: string | null;
                            severity: "critical" | "high" | "medium" | "low" | "none" | "unknown";
                            tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                            findingCount: number;
                            /** @description Independent discoverers who reported it */
                            collisionCount: number;
                            verdict: "reproduced" | "not reproduced" | "intermittent" | "out of threat model" | "cannot run" | "waiting";
                            evidenceLevel: "claimed" | "reproduced by discoverer" | "reproduced" | "independently reproduced" | "maintainer-confirmed" | "attested";
                            caseId: string | null;
                            /** Format: date-time */
                            firstReportedAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                            members: {
                                finding: {
                                    /** Format: uuid */
                                    id: string;
                                    form: "native" | "sarif" | "csaf" | "markdown";
                                    title: string;
                                    package: string | null;
                                    version: string | null;
                                    weakness: string | null;
                                    severity: "critical" | "high" | "medium" | "low" | "none" | "unknown";
                                    tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                                    /** @description Organisation that reported it, or "anonymous" */
                                    discoverer: string;
                                    /** Format: date-time */
                                    receivedAt: string;
                                    rootCauseId: string | null;
                                    verdict: "reproduced" | "not reproduced" | "intermittent" | "out of threat model" | "cannot run" | "waiting";
                                    evidenceLevel: "claimed" | "reproduced by discoverer" | "reproduced" | "independently reproduced" | "maintainer-confirmed" | "attested";
                                };
                                relation: "duplicate" | "subsumed" | "chain";
                                explanation: string[];
                                decidedBy: "rule" | "replay" | "person";
                                ruleVersion: number;
                                score: number;
                            }[];
                            almostJoined: {
                                /** Format: uuid */
                                rootCauseId: string;
                                title: string;
                                score: number;
                                explanation: string[];
                            }[];
                            relations: {
                                /** Format: uuid */
                                rootCauseId: string;
                                title: string;
                                relation: "subsumed" | "chain";
                                inverse: boolean;
                                explanation: string;
                            }[];
                            overrides: {
                                /** Format: date-time */
                                at: string;
                                by: string;
                                act: string;
                                reason: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/root-causes/regroup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Makes anew what older rules made: fingerprints, and the grouping of their packages */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            needed: boolean;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/root-causes/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        into: string;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/root-causes/{id}/unmerge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        findingIds: string[];
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            rootCauseId: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/discoverers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            discoverer: string;
                            findings: number;
                            judged: number;
                            reproduced: number;
                            precision: number | null;
                            interval: [
                                number,
                                number
                            ] | null;
                            rootCauses: number;
                            verdicts: {
                                reproduced: number;
                                intermittent: number;
                                "not reproduced": number;
                                "out of threat model": number;
                                "cannot run": number;
                                waiting: number;
                            };
                            /** Format: date-time */
                            firstReportAt: string;
                            /** Format: date-time */
                            lastReportAt: string;
                        }[];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reproductions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    findingId?: string;
                    verdict?: "reproduced" | "not reproduced" | "intermittent" | "out of threat model" | "cannot run";
                    state?: "queued" | "preparing" | "ready" | "running" | "judged" | "waiting";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                findingId: string | null;
                                state: "queued" | "preparing" | "ready" | "running" | "judged" | "waiting";
                                verdict: ("reproduced" | "not reproduced" | "intermittent" | "out of threat model" | "cannot run") | null;
                                falls: number | null;
                                runs: number | null;
                                driver: string | null;
                                /** @description name@version */
                                target: string;
                                /** @description Observation that decides whether the target fell */
                                oracle: "prototype-pollution" | "cpu-time" | "canary-read" | "marker" | "differential" | "sanitizer";
                                waitingFor: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                judgedAt: string | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reproductions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            findingId: string | null;
                            state: "queued" | "preparing" | "ready" | "running" | "judged" | "waiting";
                            verdict: ("reproduced" | "not reproduced" | "intermittent" | "out of threat model" | "cannot run") | null;
                            falls: number | null;
                            runs: number | null;
                            driver: string | null;
                            /** @description name@version */
                            target: string;
                            /** @description Observation that decides whether the target fell */
                            oracle: "prototype-pollution" | "cpu-time" | "canary-read" | "marker" | "differential" | "sanitizer";
                            waitingFor: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            judgedAt: string | null;
                            recipe: {
                                target: {
                                    /** @enum {string} */
                                    kind: "npm";
                                    name: string;
                                    version: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "source";
                                    language: "javascript" | "c";
                                    name: string;
                                    version: string;
                                    entry: string;
                                    files: {
                                        [key: string]: string;
                                    };
                                } | {
                                    /** @enum {string} */
                                    kind: "model-endpoint";
                                    name: string;
                                    version: string;
                                };
                                fixed?: {
                                    version: string;
                                    files?: {
                                        [key: string]: string;
                                    };
                                };
                                proof: {
                                    language: "javascript" | "bytes";
                                    format?: "commonjs" | "module";
                                    source: string;
                                };
                                benign?: {
                                    language: "javascript" | "bytes";
                                    format?: "commonjs" | "module";
                                    source: string;
                                };
                                /** @description Observation that decides whether the target fell */
                                oracle: "prototype-pollution" | "cpu-time" | "canary-read" | "marker" | "differential" | "sanitizer";
                                weakness?: string;
                                entryPoint?: string;
                                repeats?: number;
                            };
                            judgement: {
                                judgeVersion: string;
                                verdict: "reproduced" | "not reproduced" | "intermittent" | "out of threat model" | "cannot run";
                                falls: number;
                                runs: number;
                                controls: {
                                    control: "vulnerable" | "benign" | "stub" | "fixed" | "fixed-benign";
                                    expected: "falls" | "stands";
                                    observed: "falls" | "stands" | "mixed" | "no answer";
                                    holds: boolean;
                                    falls: number;
                                    runs: number;
                                    detail: string;
                                }[];
                                reasons: string[];
                                alsoObserved: ("prototype-pollution" | "cpu-time" | "canary-read" | "marker" | "differential" | "sanitizer")[];
                                fixHolds?: boolean;
                            } | null;
                            outcome: {
                                driver: "wasm" | "bubblewrap";
                                environment: {
                                    driverVersion: string;
                                    engine: string;
                                    platform: string;
                                    contains: string[];
                                    leavesOpen: string[];
                                };
                                runs: {
                                    id: string;
                                    end: "completed" | "threw" | "load-error" | "interrupted" | "out-of-memory" | "infrastructure-error";
                                    polluted: string[];
                                    cpuMs: number;
                                    wallMs: number;
                                    marked: boolean;
                                    sinks: string[];
                                    canaryLeaked: boolean;
                                    observations: string[];
                                    sanitizer?: string;
                                    error?: string;
                                    log: string;
                                }[];
                            } | null;
                            environmentDigest: string | null;
                            closure: {
                                [key: string]: string;
                            };
                            threatModel: {
                                source: string;
                                words: string;
                            } | null;
                            statementAvailable: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reproductions/{id}/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            payloadType: string;
                            payload: string;
                            signatures: {
                                keyid: string;
                                sig: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reproductions/{id}/bundle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Everything `tocsin reproduce` needs, without a server */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/findings/{id}/reproductions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            reproductionId: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/findings/{id}/attestations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: "cannot be run" | "exploited now";
                        statement: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            findingId: string;
                            by: string;
                            /** Format: date-time */
                            at: string;
                            reason: string;
                            statement: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/threat-models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        package: string;
                        /** @description Where the project states it */
                        source: string;
                        outOfScope: {
                            weakness?: string;
                            entryPoint?: string;
                            /** @description Observation that decides whether the target fell */
                            oracle?: "prototype-pollution" | "cpu-time" | "canary-read" | "marker" | "differential" | "sanitizer";
                            /** @description The project's own words */
                            words: string;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        report: string;
                    } | {
                        recipe: {
                            target: {
                                /** @enum {string} */
                                kind: "npm";
                                name: string;
                                version: string;
                            } | {
                                /** @enum {string} */
                                kind: "source";
                                language: "javascript" | "c";
                                name: string;
                                version: string;
                                entry: string;
                                files: {
                                    [key: string]: string;
                                };
                            } | {
                                /** @enum {string} */
                                kind: "model-endpoint";
                                name: string;
                                version: string;
                            };
                            fixed?: {
                                version: string;
                                files?: {
                                    [key: string]: string;
                                };
                            };
                            proof: {
                                language: "javascript" | "bytes";
                                format?: "commonjs" | "module";
                                source: string;
                            };
                            benign?: {
                                language: "javascript" | "bytes";
                                format?: "commonjs" | "module";
                                source: string;
                            };
                            /** @description Observation that decides whether the target fell */
                            oracle: "prototype-pollution" | "cpu-time" | "canary-read" | "marker" | "differential" | "sanitizer";
                            weakness?: string;
                            entryPoint?: string;
                            repeats?: number;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            reproductionId: string | null;
                            token: string | null;
                            understood: {
                                target: {
                                    /** @enum {string} */
                                    kind: "npm";
                                    name: string;
                                    version: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "source";
                                    language: "javascript" | "c";
                                    name: string;
                                    version: string;
                                    entry: string;
                                    files: {
                                        [key: string]: string;
                                    };
                                } | {
                                    /** @enum {string} */
                                    kind: "model-endpoint";
                                    name: string;
                                    version: string;
                                };
                                fixed?: {
                                    version: string;
                                    files?: {
                                        [key: string]: string;
                                    };
                                };
                                proof: {
                                    language: "javascript" | "bytes";
                                    format?: "commonjs" | "module";
                                    source: string;
                                };
                                benign?: {
                                    language: "javascript" | "bytes";
                                    format?: "commonjs" | "module";
                                    source: string;
                                };
                                /** @description Observation that decides whether the target fell */
                                oracle: "prototype-pollution" | "cpu-time" | "canary-read" | "marker" | "differential" | "sanitizer";
                                weakness?: string;
                                entryPoint?: string;
                                repeats?: number;
                            } | null;
                            missing: string[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trials/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    token: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            findingId: string | null;
                            state: "queued" | "preparing" | "ready" | "running" | "judged" | "waiting";
                            verdict: ("reproduced" | "not reproduced" | "intermittent" | "out of threat model" | "cannot run") | null;
                            falls: number | null;
                            runs: number | null;
                            driver: string | null;
                            /** @description name@version */
                            target: string;
                            /** @description Observation that decides whether the target fell */
                            oracle: "prototype-pollution" | "cpu-time" | "canary-read" | "marker" | "differential" | "sanitizer";
                            waitingFor: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            judgedAt: string | null;
                            recipe: {
                                target: {
                                    /** @enum {string} */
                                    kind: "npm";
                                    name: string;
                                    version: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "source";
                                    language: "javascript" | "c";
                                    name: string;
                                    version: string;
                                    entry: string;
                                    files: {
                                        [key: string]: string;
                                    };
                                } | {
                                    /** @enum {string} */
                                    kind: "model-endpoint";
                                    name: string;
                                    version: string;
                                };
                                fixed?: {
                                    version: string;
                                    files?: {
                                        [key: string]: string;
                                    };
                                };
                                proof: {
                                    language: "javascript" | "bytes";
                                    format?: "commonjs" | "module";
                                    source: string;
                                };
                                benign?: {
                                    language: "javascript" | "bytes";
                                    format?: "commonjs" | "module";
                                    source: string;
                                };
                                /** @description Observation that decides whether the target fell */
                                oracle: "prototype-pollution" | "cpu-time" | "canary-read" | "marker" | "differential" | "sanitizer";
                                weakness?: string;
                                entryPoint?: string;
                                repeats?: number;
                            };
                            judgement: {
                                judgeVersion: string;
                                verdict: "reproduced" | "not reproduced" | "intermittent" | "out of threat model" | "cannot run";
                                falls: number;
                                runs: number;
                                controls: {
                                    control: "vulnerable" | "benign" | "stub" | "fixed" | "fixed-benign";
                                    expected: "falls" | "stands";
                                    observed: "falls" | "stands" | "mixed" | "no answer";
                                    holds: boolean;
                                    falls: number;
                                    runs: number;
                                    detail: string;
                                }[];
                                reasons: string[];
                                alsoObserved: ("prototype-pollution" | "cpu-time" | "canary-read" | "marker" | "differential" | "sanitizer")[];
                                fixHolds?: boolean;
                            } | null;
                            outcome: {
                                driver: "wasm" | "bubblewrap";
                                environment: {
                                    driverVersion: string;
                                    engine: string;
                                    platform: string;
                                    contains: string[];
                                    leavesOpen: string[];
                                };
                                runs: {
                                    id: string;
                                    end: "completed" | "threw" | "load-error" | "interrupted" | "out-of-memory" | "infrastructure-error";
                                    polluted: string[];
                                    cpuMs: number;
                                    wallMs: number;
                                    marked: boolean;
                                    sinks: string[];
                                    canaryLeaked: boolean;
                                    observations: string[];
                                    sanitizer?: string;
                                    error?: string;
                                    log: string;
                                }[];
                            } | null;
                            environmentDigest: string | null;
                            closure: {
                                [key: string]: string;
                            };
                            threatModel: {
                                source: string;
                                words: string;
                            } | null;
                            statementAvailable: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runner/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        drivers: ("wasm" | "bubblewrap")[];
                        languages?: ("javascript" | "c")[];
                        capacity: number;
                        heartbeats?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            jobs: {
                                reproductionId: string;
                                attempt: number;
                                drivers: ("wasm" | "bubblewrap")[];
                                plan: {
                                    proof: {
                                        language: "javascript" | "bytes";
                                        format?: "commonjs" | "module";
                                        source: string;
                                    };
                                    benign: {
                                        language: "javascript" | "bytes";
                                        format?: "commonjs" | "module";
                                        source: string;
                                    };
                                    /** @description Observation that decides whether the target fell */
                                    oracle: "prototype-pollution" | "cpu-time" | "canary-read" | "marker" | "differential" | "sanitizer";
                                    runs: {
                                        id: string;
                                        control: "vulnerable" | "benign" | "stub" | "fixed" | "fixed-benign";
                                        build: "vulnerable" | "fixed" | "stub";
                                        program: "proof" | "benign";
                                        nonce: string;
                                    }[];
                                    limits: {
                                        wallMs: number;
                                        cpuMs: number;
                                        memoryMiB: number;
                                        outputBytes: number;
                                    };
                                    builds: {
                                        vulnerable: string;
                                        fixed?: string;
                                    };
                                };
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runner/heartbeat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        drivers: ("wasm" | "bubblewrap")[];
                        languages?: ("javascript" | "c")[];
                        jobs: {
                            /** Format: uuid */
                            reproductionId: string;
                            attempt: number;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            kept: string[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runner/builds/{digest}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    digest: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description sha256 of the canonical JSON of language, entry and files, hexadecimal */
                            digest: string;
                            language: "javascript" | "c";
                            name: string;
                            version: string;
                            entry?: string;
                            files: {
                                [key: string]: string;
                            };
                            integrity?: {
                                [key: string]: string;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runner/jobs/{id}/outcome": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        attempt: number;
                        outcome: unknown;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            accepted: boolean;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    state?: "open" | "coordinating" | "fix ready" | "published" | "closed";
                    band?: "immediate" | "out-of-cycle" | "scheduled" | "defer" | "unknown";
                    sort?: "priority" | "newest" | "oldest";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** @description TOCSIN-2026-0001 */
                                number: string;
                                title: string;
                                state: "open" | "coordinating" | "fix ready" | "published" | "closed";
                                severity: "critical" | "high" | "medium" | "low" | "none" | "unknown";
                                tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                                rootCauseCount: number;
                                package: string | null;
                                embargo: {
                                    /** Format: date-time */
                                    endsAt: string;
                                    zone: string;
                                    local: string;
                                    agreedBy: string[];
                                } | null;
                                priority: {
                                    band: "immediate" | "out-of-cycle" | "scheduled" | "defer" | "unknown";
                                    score: number;
                                    summary: string;
                                };
                                /** Format: date-time */
                                openedAt: string;
                                advisoryId: string | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        rootCauseIds: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @description TOCSIN-2026-0001 */
                            number: string;
                            title: string;
                            state: "open" | "coordinating" | "fix ready" | "published" | "closed";
                            severity: "critical" | "high" | "medium" | "low" | "none" | "unknown";
                            tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                            rootCauseCount: number;
                            package: string | null;
                            embargo: {
                                /** Format: date-time */
                                endsAt: string;
                                zone: string;
                                local: string;
                                agreedBy: string[];
                            } | null;
                            priority: {
                                band: "immediate" | "out-of-cycle" | "scheduled" | "defer" | "unknown";
                                score: number;
                                summary: string;
                            };
                            /** Format: date-time */
                            openedAt: string;
                            advisoryId: string | null;
                            rootCauses: {
                                /** Format: uuid */
                                id: string;
                                title: string;
                                package: string | null;
                                weakness: string | null;
                                sink: string | null;
                                severity: "critical" | "high" | "medium" | "low" | "none" | "unknown";
                                tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                                findingCount: number;
                                /** @description Independent discoverers who reported it */
                                collisionCount: number;
                                verdict: "reproduced" | "not reproduced" | "intermittent" | "out of threat model" | "cannot run" | "waiting";
                                evidenceLevel: "claimed" | "reproduced by discoverer" | "reproduced" | "independently reproduced" | "maintainer-confirmed" | "attested";
                                caseId: string | null;
                                /** Format: date-time */
                                firstReportedAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                            }[];
                            parties: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                role: "discoverer" | "maintainer" | "coordinator" | "member";
                                organisationId: string | null;
                                status: "silent" | "affected" | "not affected" | "fixed" | "under investigation";
                                /** Format: date-time */
                                addedAt: string;
                            }[];
                            timeline: {
                                /** Format: date-time */
                                at: string;
                                by: string;
                                what: string;
                                detail: string;
                            }[];
                            priorityExplained: {
                                ruleVersion: number;
                                band: "immediate" | "out-of-cycle" | "scheduled" | "defer" | "unknown";
                                /** @description 0–100, only for ordering; never shown without its factors */
                                score: number;
                                summary: string;
                                factors: {
                                    name: string;
                                    /** @description "unknown" when nobody answered */
                                    value: string;
                                    known: boolean;
                                    basis: "measured" | "published" | "stated by a person" | "estimated" | "unknown";
                                    source: string;
                                    asOf: string | null;
                                    explanation: string;
                                }[];
                                missing: string[];
                            };
                            certificates: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                rootCauseId: string;
                                /** @description For instance "upgrade lodash to 4.17.12" */
                                candidate: string;
                                grade: "stops proof only" | "stops proof and variants" | "refused";
                                detail: string;
                                reproductionId: string | null;
                                /** Format: date-time */
                                at: string;
                            }[];
                            identifiers: string[];
                            assessment: {
                                vector: string;
                                score: number;
                                by: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            mayMoveTo: ("open" | "coordinating" | "fix ready" | "published" | "closed")[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @description TOCSIN-2026-0001 */
                            number: string;
                            title: string;
                            state: "open" | "coordinating" | "fix ready" | "published" | "closed";
                            severity: "critical" | "high" | "medium" | "low" | "none" | "unknown";
                            tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                            rootCauseCount: number;
                            package: string | null;
                            embargo: {
                                /** Format: date-time */
                                endsAt: string;
                                zone: string;
                                local: string;
                                agreedBy: string[];
                            } | null;
                            priority: {
                                band: "immediate" | "out-of-cycle" | "scheduled" | "defer" | "unknown";
                                score: number;
                                summary: string;
                            };
                            /** Format: date-time */
                            openedAt: string;
                            advisoryId: string | null;
                            rootCauses: {
                                /** Format: uuid */
                                id: string;
                                title: string;
                                package: string | null;
                                weakness: string | null;
                                sink: string | null;
                                severity: "critical" | "high" | "medium" | "low" | "none" | "unknown";
                                tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                                findingCount: number;
                                /** @description Independent discoverers who reported it */
                                collisionCount: number;
                                verdict: "reproduced" | "not reproduced" | "intermittent" | "out of threat model" | "cannot run" | "waiting";
                                evidenceLevel: "claimed" | "reproduced by discoverer" | "reproduced" | "independently reproduced" | "maintainer-confirmed" | "attested";
                                caseId: string | null;
                                /** Format: date-time */
                                firstReportedAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                            }[];
                            parties: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                role: "discoverer" | "maintainer" | "coordinator" | "member";
                                organisationId: string | null;
                                status: "silent" | "affected" | "not affected" | "fixed" | "under investigation";
                                /** Format: date-time */
                                addedAt: string;
                            }[];
                            timeline: {
                                /** Format: date-time */
                                at: string;
                                by: string;
                                what: string;
                                detail: string;
                            }[];
                            priorityExplained: {
                                ruleVersion: number;
                                band: "immediate" | "out-of-cycle" | "scheduled" | "defer" | "unknown";
                                /** @description 0–100, only for ordering; never shown without its factors */
                                score: number;
                                summary: string;
                                factors: {
                                    name: string;
                                    /** @description "unknown" when nobody answered */
                                    value: string;
                                    known: boolean;
                                    basis: "measured" | "published" | "stated by a person" | "estimated" | "unknown";
                                    source: string;
                                    asOf: string | null;
                                    explanation: string;
                                }[];
                                missing: string[];
                            };
                            certificates: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                rootCauseId: string;
                                /** @description For instance "upgrade lodash to 4.17.12" */
                                candidate: string;
                                grade: "stops proof only" | "stops proof and variants" | "refused";
                                detail: string;
                                reproductionId: string | null;
                                /** Format: date-time */
                                at: string;
                            }[];
                            identifiers: string[];
                            assessment: {
                                vector: string;
                                score: number;
                                by: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            mayMoveTo: ("open" | "coordinating" | "fix ready" | "published" | "closed")[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        to: "open" | "coordinating" | "fix ready" | "published" | "closed";
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @description TOCSIN-2026-0001 */
                            number: string;
                            title: string;
                            state: "open" | "coordinating" | "fix ready" | "published" | "closed";
                            severity: "critical" | "high" | "medium" | "low" | "none" | "unknown";
                            tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                            rootCauseCount: number;
                            package: string | null;
                            embargo: {
                                /** Format: date-time */
                                endsAt: string;
                                zone: string;
                                local: string;
                                agreedBy: string[];
                            } | null;
                            priority: {
                                band: "immediate" | "out-of-cycle" | "scheduled" | "defer" | "unknown";
                                score: number;
                                summary: string;
                            };
                            /** Format: date-time */
                            openedAt: string;
                            advisoryId: string | null;
                            rootCauses: {
                                /** Format: uuid */
                                id: string;
                                title: string;
                                package: string | null;
                                weakness: string | null;
                                sink: string | null;
                                severity: "critical" | "high" | "medium" | "low" | "none" | "unknown";
                                tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                                findingCount: number;
                                /** @description Independent discoverers who reported it */
                                collisionCount: number;
                                verdict: "reproduced" | "not reproduced" | "intermittent" | "out of threat model" | "cannot run" | "waiting";
                                evidenceLevel: "claimed" | "reproduced by discoverer" | "reproduced" | "independently reproduced" | "maintainer-confirmed" | "attested";
                                caseId: string | null;
                                /** Format: date-time */
                                firstReportedAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                            }[];
                            parties: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                role: "discoverer" | "maintainer" | "coordinator" | "member";
                                organisationId: string | null;
                                status: "silent" | "affected" | "not affected" | "fixed" | "under investigation";
                                /** Format: date-time */
                                addedAt: string;
                            }[];
                            timeline: {
                                /** Format: date-time */
                                at: string;
                                by: string;
                                what: string;
                                detail: string;
                            }[];
                            priorityExplained: {
                                ruleVersion: number;
                                band: "immediate" | "out-of-cycle" | "scheduled" | "defer" | "unknown";
                                /** @description 0–100, only for ordering; never shown without its factors */
                                score: number;
                                summary: string;
                                factors: {
                                    name: string;
                                    /** @description "unknown" when nobody answered */
                                    value: string;
                                    known: boolean;
                                    basis: "measured" | "published" | "stated by a person" | "estimated" | "unknown";
                                    source: string;
                                    asOf: string | null;
                                    explanation: string;
                                }[];
                                missing: string[];
                            };
                            certificates: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                rootCauseId: string;
                                /** @description For instance "upgrade lodash to 4.17.12" */
                                candidate: string;
                                grade: "stops proof only" | "stops proof and variants" | "refused";
                                detail: string;
                                reproductionId: string | null;
                                /** Format: date-time */
                                at: string;
                            }[];
                            identifiers: string[];
                            assessment: {
                                vector: string;
                                score: number;
                                by: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            mayMoveTo: ("open" | "coordinating" | "fix ready" | "published" | "closed")[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}/embargo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        local: string;
                        zone: string;
                        agreedBy: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @description TOCSIN-2026-0001 */
                            number: string;
                            title: string;
                            state: "open" | "coordinating" | "fix ready" | "published" | "closed";
                            severity: "critical" | "high" | "medium" | "low" | "none" | "unknown";
                            tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                            rootCauseCount: number;
                            package: string | null;
                            embargo: {
                                /** Format: date-time */
                                endsAt: string;
                                zone: string;
                                local: string;
                                agreedBy: string[];
                            } | null;
                            priority: {
                                band: "immediate" | "out-of-cycle" | "scheduled" | "defer" | "unknown";
                                score: number;
                                summary: string;
                            };
                            /** Format: date-time */
                            openedAt: string;
                            advisoryId: string | null;
                            rootCauses: {
                                /** Format: uuid */
                                id: string;
                                title: string;
                                package: string | null;
                                weakness: string | null;
                                sink: string | null;
                                severity: "critical" | "high" | "medium" | "low" | "none" | "unknown";
                                tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                                findingCount: number;
                                /** @description Independent discoverers who reported it */
                                collisionCount: number;
                                verdict: "reproduced" | "not reproduced" | "intermittent" | "out of threat model" | "cannot run" | "waiting";
                                evidenceLevel: "claimed" | "reproduced by discoverer" | "reproduced" | "independently reproduced" | "maintainer-confirmed" | "attested";
                                caseId: string | null;
                                /** Format: date-time */
                                firstReportedAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                            }[];
                            parties: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                role: "discoverer" | "maintainer" | "coordinator" | "member";
                                organisationId: string | null;
                                status: "silent" | "affected" | "not affected" | "fixed" | "under investigation";
                                /** Format: date-time */
                                addedAt: string;
                            }[];
                            timeline: {
                                /** Format: date-time */
                                at: string;
                                by: string;
                                what: string;
                                detail: string;
                            }[];
                            priorityExplained: {
                                ruleVersion: number;
                                band: "immediate" | "out-of-cycle" | "scheduled" | "defer" | "unknown";
                                /** @description 0–100, only for ordering; never shown without its factors */
                                score: number;
                                summary: string;
                                factors: {
                                    name: string;
                                    /** @description "unknown" when nobody answered */
                                    value: string;
                                    known: boolean;
                                    basis: "measured" | "published" | "stated by a person" | "estimated" | "unknown";
                                    source: string;
                                    asOf: string | null;
                                    explanation: string;
                                }[];
                                missing: string[];
                            };
                            certificates: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                rootCauseId: string;
                                /** @description For instance "upgrade lodash to 4.17.12" */
                                candidate: string;
                                grade: "stops proof only" | "stops proof and variants" | "refused";
                                detail: string;
                                reproductionId: string | null;
                                /** Format: date-time */
                                at: string;
                            }[];
                            identifiers: string[];
                            assessment: {
                                vector: string;
                                score: number;
                                by: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            mayMoveTo: ("open" | "coordinating" | "fix ready" | "published" | "closed")[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}/assessment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        vector: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @description TOCSIN-2026-0001 */
                            number: string;
                            title: string;
                            state: "open" | "coordinating" | "fix ready" | "published" | "closed";
                            severity: "critical" | "high" | "medium" | "low" | "none" | "unknown";
                            tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                            rootCauseCount: number;
                            package: string | null;
                            embargo: {
                                /** Format: date-time */
                                endsAt: string;
                                zone: string;
                                local: string;
                                agreedBy: string[];
                            } | null;
                            priority: {
                                band: "immediate" | "out-of-cycle" | "scheduled" | "defer" | "unknown";
                                score: number;
                                summary: string;
                            };
                            /** Format: date-time */
                            openedAt: string;
                            advisoryId: string | null;
                            rootCauses: {
                                /** Format: uuid */
                                id: string;
                                title: string;
                                package: string | null;
                                weakness: string | null;
                                sink: string | null;
                                severity: "critical" | "high" | "medium" | "low" | "none" | "unknown";
                                tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                                findingCount: number;
                                /** @description Independent discoverers who reported it */
                                collisionCount: number;
                                verdict: "reproduced" | "not reproduced" | "intermittent" | "out of threat model" | "cannot run" | "waiting";
                                evidenceLevel: "claimed" | "reproduced by discoverer" | "reproduced" | "independently reproduced" | "maintainer-confirmed" | "attested";
                                caseId: string | null;
                                /** Format: date-time */
                                firstReportedAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                            }[];
                            parties: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                role: "discoverer" | "maintainer" | "coordinator" | "member";
                                organisationId: string | null;
                                status: "silent" | "affected" | "not affected" | "fixed" | "under investigation";
                                /** Format: date-time */
                                addedAt: string;
                            }[];
                            timeline: {
                                /** Format: date-time */
                                at: string;
                                by: string;
                                what: string;
                                detail: string;
                            }[];
                            priorityExplained: {
                                ruleVersion: number;
                                band: "immediate" | "out-of-cycle" | "scheduled" | "defer" | "unknown";
                                /** @description 0–100, only for ordering; never shown without its factors */
                                score: number;
                                summary: string;
                                factors: {
                                    name: string;
                                    /** @description "unknown" when nobody answered */
                                    value: string;
                                    known: boolean;
                                    basis: "measured" | "published" | "stated by a person" | "estimated" | "unknown";
                                    source: string;
                                    asOf: string | null;
                                    explanation: string;
                                }[];
                                missing: string[];
                            };
                            certificates: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                rootCauseId: string;
                                /** @description For instance "upgrade lodash to 4.17.12" */
                                candidate: string;
                                grade: "stops proof only" | "stops proof and variants" | "refused";
                                detail: string;
                                reproductionId: string | null;
                                /** Format: date-time */
                                at: string;
                            }[];
                            identifiers: string[];
                            assessment: {
                                vector: string;
                                score: number;
                                by: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            mayMoveTo: ("open" | "coordinating" | "fix ready" | "published" | "closed")[];
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}/parties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        role: "discoverer" | "maintainer" | "coordinator" | "member";
                        /** Format: uuid */
                        organisationId?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @description TOCSIN-2026-0001 */
                            number: string;
                            title: string;
                            state: "open" | "coordinating" | "fix ready" | "published" | "closed";
                            severity: "critical" | "high" | "medium" | "low" | "none" | "unknown";
                            tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                            rootCauseCount: number;
                            package: string | null;
                            embargo: {
                                /** Format: date-time */
                                endsAt: string;
                                zone: string;
                                local: string;
                                agreedBy: string[];
                            } | null;
                            priority: {
                                band: "immediate" | "out-of-cycle" | "scheduled" | "defer" | "unknown";
                                score: number;
                                summary: string;
                            };
                            /** Format: date-time */
                            openedAt: string;
                            advisoryId: string | null;
                            rootCauses: {
                                /** Format: uuid */
                                id: string;
                                title: string;
                                package: string | null;
                                weakness: string | null;
                                sink: string | null;
                                severity: "critical" | "high" | "medium" | "low" | "none" | "unknown";
                                tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                                findingCount: number;
                                /** @description Independent discoverers who reported it */
                                collisionCount: number;
                                verdict: "reproduced" | "not reproduced" | "intermittent" | "out of threat model" | "cannot run" | "waiting";
                                evidenceLevel: "claimed" | "reproduced by discoverer" | "reproduced" | "independently reproduced" | "maintainer-confirmed" | "attested";
                                caseId: string | null;
                                /** Format: date-time */
                                firstReportedAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                            }[];
                            parties: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                role: "discoverer" | "maintainer" | "coordinator" | "member";
                                organisationId: string | null;
                                status: "silent" | "affected" | "not affected" | "fixed" | "under investigation";
                                /** Format: date-time */
                                addedAt: string;
                            }[];
                            timeline: {
                                /** Format: date-time */
                                at: string;
                                by: string;
                                what: string;
                                detail: string;
                            }[];
                            priorityExplained: {
                                ruleVersion: number;
                                band: "immediate" | "out-of-cycle" | "scheduled" | "defer" | "unknown";
                                /** @description 0–100, only for ordering; never shown without its factors */
                                score: number;
                                summary: string;
                                factors: {
                                    name: string;
                                    /** @description "unknown" when nobody answered */
                                    value: string;
                                    known: boolean;
                                    basis: "measured" | "published" | "stated by a person" | "estimated" | "unknown";
                                    source: string;
                                    asOf: string | null;
                                    explanation: string;
                                }[];
                                missing: string[];
                            };
                            certificates: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                rootCauseId: string;
                                /** @description For instance "upgrade lodash to 4.17.12" */
                                candidate: string;
                                grade: "stops proof only" | "stops proof and variants" | "refused";
                                detail: string;
                                reproductionId: string | null;
                                /** Format: date-time */
                                at: string;
                            }[];
                            identifiers: string[];
                            assessment: {
                                vector: string;
                                score: number;
                                by: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            mayMoveTo: ("open" | "coordinating" | "fix ready" | "published" | "closed")[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}/parties/{partyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    partyId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        status: "silent" | "affected" | "not affected" | "fixed" | "under investigation";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @description TOCSIN-2026-0001 */
                            number: string;
                            title: string;
                            state: "open" | "coordinating" | "fix ready" | "published" | "closed";
                            severity: "critical" | "high" | "medium" | "low" | "none" | "unknown";
                            tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                            rootCauseCount: number;
                            package: string | null;
                            embargo: {
                                /** Format: date-time */
                                endsAt: string;
                                zone: string;
                                local: string;
                                agreedBy: string[];
                            } | null;
                            priority: {
                                band: "immediate" | "out-of-cycle" | "scheduled" | "defer" | "unknown";
                                score: number;
                                summary: string;
                            };
                            /** Format: date-time */
                            openedAt: string;
                            advisoryId: string | null;
                            rootCauses: {
                                /** Format: uuid */
                                id: string;
                                title: string;
                                package: string | null;
                                weakness: string | null;
                                sink: string | null;
                                severity: "critical" | "high" | "medium" | "low" | "none" | "unknown";
                                tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                                findingCount: number;
                                /** @description Independent discoverers who reported it */
                                collisionCount: number;
                                verdict: "reproduced" | "not reproduced" | "intermittent" | "out of threat model" | "cannot run" | "waiting";
                                evidenceLevel: "claimed" | "reproduced by discoverer" | "reproduced" | "independently reproduced" | "maintainer-confirmed" | "attested";
                                caseId: string | null;
                                /** Format: date-time */
                                firstReportedAt: string;
                                /** Format: date-time */
                                updatedAt: string;
                            }[];
                            parties: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                role: "discoverer" | "maintainer" | "coordinator" | "member";
                                organisationId: string | null;
                                status: "silent" | "affected" | "not affected" | "fixed" | "under investigation";
                                /** Format: date-time */
                                addedAt: string;
                            }[];
                            timeline: {
                                /** Format: date-time */
                                at: string;
                                by: string;
                                what: string;
                                detail: string;
                            }[];
                            priorityExplained: {
                                ruleVersion: number;
                                band: "immediate" | "out-of-cycle" | "scheduled" | "defer" | "unknown";
                                /** @description 0–100, only for ordering; never shown without its factors */
                                score: number;
                                summary: string;
                                factors: {
                                    name: string;
                                    /** @description "unknown" when nobody answered */
                                    value: string;
                                    known: boolean;
                                    basis: "measured" | "published" | "stated by a person" | "estimated" | "unknown";
                                    source: string;
                                    asOf: string | null;
                                    explanation: string;
                                }[];
                                missing: string[];
                            };
                            certificates: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                rootCauseId: string;
                                /** @description For instance "upgrade lodash to 4.17.12" */
                                candidate: string;
                                grade: "stops proof only" | "stops proof and variants" | "refused";
                                detail: string;
                                reproductionId: string | null;
                                /** Format: date-time */
                                at: string;
                            }[];
                            identifiers: string[];
                            assessment: {
                                vector: string;
                                score: number;
                                by: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            mayMoveTo: ("open" | "coordinating" | "fix ready" | "published" | "closed")[];
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}/certificates/{certificateId}/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Patch certificate as a signed in-toto statement (DSSE envelope) */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    certificateId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/advisories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    package?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** @description TOCSIN-2026-0001 */
                                number: string;
                                title: string;
                                severity: "critical" | "high" | "medium" | "low" | "none" | "unknown";
                                tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                                state: "draft" | "published";
                                packages: string[];
                                identifiers: string[];
                                publishedAt: string | null;
                                revision: number;
                            }[];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/advisories/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @description TOCSIN-2026-0001 */
                            number: string;
                            title: string;
                            severity: "critical" | "high" | "medium" | "low" | "none" | "unknown";
                            tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                            state: "draft" | "published";
                            packages: string[];
                            identifiers: string[];
                            publishedAt: string | null;
                            revision: number;
                            caseId: string | null;
                            content: {
                                title: string;
                                summary: string;
                                severity: "critical" | "high" | "medium" | "low" | "none" | "unknown";
                                affected: {
                                    purl: string;
                                    ranges: {
                                        introduced: string;
                                        fixed?: string;
                                        lastAffected?: string;
                                    }[];
                                }[];
                                weaknesses: {
                                    id: string;
                                    name: string;
                                }[];
                                cvss: string[];
                                identifiers: string[];
                                remediation: string;
                                credits: string[];
                                references: {
                                    url: string;
                                    summary: string;
                                }[];
                                evidence: string;
                            };
                            renderings: {
                                format: string;
                                href: string;
                            }[];
                            faults: string[];
                        };
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        title: string;
                        summary: string;
                        severity: "critical" | "high" | "medium" | "low" | "none" | "unknown";
                        affected: {
                            purl: string;
                            ranges: {
                                introduced: string;
                                fixed?: string;
                                lastAffected?: string;
                            }[];
                        }[];
                        weaknesses: {
                            id: string;
                            name: string;
                        }[];
                        cvss: string[];
                        identifiers: string[];
                        remediation: string;
                        credits: string[];
                        references: {
                            url: string;
                            summary: string;
                        }[];
                        evidence: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @description TOCSIN-2026-0001 */
                            number: string;
                            title: string;
                            severity: "critical" | "high" | "medium" | "low" | "none" | "unknown";
                            tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                            state: "draft" | "published";
                            packages: string[];
                            identifiers: string[];
                            publishedAt: string | null;
                            revision: number;
                            caseId: string | null;
                            content: {
                                title: string;
                                summary: string;
                                severity: "critical" | "high" | "medium" | "low" | "none" | "unknown";
                                affected: {
                                    purl: string;
                                    ranges: {
                                        introduced: string;
                                        fixed?: string;
                                        lastAffected?: string;
                                    }[];
                                }[];
                                weaknesses: {
                                    id: string;
                                    name: string;
                                }[];
                                cvss: string[];
                                identifiers: string[];
                                remediation: string;
                                credits: string[];
                                references: {
                                    url: string;
                                    summary: string;
                                }[];
                                evidence: string;
                            };
                            renderings: {
                                format: string;
                                href: string;
                            }[];
                            faults: string[];
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}/advisory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @description TOCSIN-2026-0001 */
                            number: string;
                            title: string;
                            severity: "critical" | "high" | "medium" | "low" | "none" | "unknown";
                            tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                            state: "draft" | "published";
                            packages: string[];
                            identifiers: string[];
                            publishedAt: string | null;
                            revision: number;
                            caseId: string | null;
                            content: {
                                title: string;
                                summary: string;
                                severity: "critical" | "high" | "medium" | "low" | "none" | "unknown";
                                affected: {
                                    purl: string;
                                    ranges: {
                                        introduced: string;
                                        fixed?: string;
                                        lastAffected?: string;
                                    }[];
                                }[];
                                weaknesses: {
                                    id: string;
                                    name: string;
                                }[];
                                cvss: string[];
                                identifiers: string[];
                                remediation: string;
                                credits: string[];
                                references: {
                                    url: string;
                                    summary: string;
                                }[];
                                evidence: string;
                            };
                            renderings: {
                                format: string;
                                href: string;
                            }[];
                            faults: string[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/advisories/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @description TOCSIN-2026-0001 */
                            number: string;
                            title: string;
                            severity: "critical" | "high" | "medium" | "low" | "none" | "unknown";
                            tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                            state: "draft" | "published";
                            packages: string[];
                            identifiers: string[];
                            publishedAt: string | null;
                            revision: number;
                            caseId: string | null;
                            content: {
                                title: string;
                                summary: string;
                                severity: "critical" | "high" | "medium" | "low" | "none" | "unknown";
                                affected: {
                                    purl: string;
                                    ranges: {
                                        introduced: string;
                                        fixed?: string;
                                        lastAffected?: string;
                                    }[];
                                }[];
                                weaknesses: {
                                    id: string;
                                    name: string;
                                }[];
                                cvss: string[];
                                identifiers: string[];
                                remediation: string;
                                credits: string[];
                                references: {
                                    url: string;
                                    summary: string;
                                }[];
                                evidence: string;
                            };
                            renderings: {
                                format: string;
                                href: string;
                            }[];
                            faults: string[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/csaf/{year}/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A published rendering, byte for byte as published */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    year: string;
                    file: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/osv/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A published rendering, byte for byte as published */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    file: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pipeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            at: string;
                            stages: {
                                stage: "findings" | "root causes" | "reproduced" | "cases" | "advisories";
                                count: number;
                                lastHour: number;
                                waiting: {
                                    reason: string;
                                    count: number;
                                    href: string;
                                }[];
                                oldestSeconds: number | null;
                                medianSecondsToReach: number | null;
                            }[];
                            verdicts: {
                                [key: string]: number;
                            };
                            jobs: {
                                queued: number;
                                running: number;
                                waiting: number;
                                waitingFor: {
                                    reason: string;
                                    count: number;
                                }[];
                                background: number;
                            };
                            recent: {
                                /** Format: date-time */
                                at: string;
                                kind: string;
                                text: string;
                                href: string | null;
                            }[];
                            scenario: {
                                name: string;
                                phase: string;
                                done: number;
                                total: number;
                                summary: unknown | null;
                            } | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/findings/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description NDJSON of any length: one native finding a line, or {"form": "…", "report": …}. Answers NDJSON: a result per line and a closing summary. Sent again under the same Idempotency-Key it resumes after the last committed line. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description application/x-ndjson */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Problem: {
            type: string;
            title: string;
            status: number;
            code: string;
            detail?: string;
            errors?: {
                path: string;
                message: string;
            }[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
