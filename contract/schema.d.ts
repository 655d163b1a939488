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
                            scopes: ("findings:read" | "findings:write" | "reproductions:run" | "scans:read" | "scans:write" | "cases:read" | "cases:write" | "advisories:write" | "feeds:write" | "members:read" | "members:write" | "runner" | "admin")[];
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
                        scopes: ("findings:read" | "findings:write" | "reproductions:run" | "scans:read" | "scans:write" | "cases:read" | "cases:write" | "advisories:write" | "feeds:write" | "members:read" | "members:write" | "runner" | "admin")[];
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
    "/v1/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description E-mails and webhook calls about cases you coordinate, or to your own endpoints */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    state?: "pending" | "sent" | "dead" | "dropped";
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
                                kind: "e-mail" | "webhook";
                                state: "pending" | "sent" | "dead" | "dropped";
                                about: {
                                    kind: string;
                                    /** Format: uuid */
                                    id: string;
                                };
                                /** Format: uuid */
                                recipientId: string;
                                organisationId: string | null;
                                to: string | null;
                                attempts: number;
                                /** Format: date-time */
                                createdAt: string;
                                nextAt: string | null;
                                settledAt: string | null;
                                lastError: string | null;
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
    "/v1/deliveries/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Sends a dead letter again, from the first try */
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
    "/v1/deliveries/{id}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Gives a dead letter up: its address and text are forgotten, why it failed stays */
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
    "/v1/webhooks": {
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
                            items: {
                                /** Format: uuid */
                                id: string;
                                url: string;
                                /** Format: date-time */
                                createdAt: string;
                                disabledAt: string | null;
                                disabledBecause: string | null;
                                deadLetters: number;
                            }[];
                            next: null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** @description Tells an https endpoint of what happens in cases you may see: {type, timestamp, data}, ids only, signed as Standard Webhooks say */
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
                        /** @description https */
                        url: string;
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
                            url: string;
                            /** Format: date-time */
                            createdAt: string;
                            disabledAt: string | null;
                            disabledBecause: string | null;
                            deadLetters: number;
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
    "/v1/webhooks/{id}": {
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
                        enabled: boolean;
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
                            url: string;
                            /** Format: date-time */
                            createdAt: string;
                            disabledAt: string | null;
                            disabledBecause: string | null;
                            deadLetters: number;
                        };
                    };
                };
            };
        };
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
    "/v1/contacts/discover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Fetches the security.txt of a domain; the domain learns that this house asked */
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
                        /** @description For instance example.org */
                        domain: string;
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
                            domain: string;
                            url: string | null;
                            securityTxt: {
                                contacts: string[];
                                expires: string | null;
                                encryption: string[];
                                acknowledgments: string[];
                                languages: string[];
                                canonical: string[];
                                policy: string[];
                                hiring: string[];
                                csaf: string[];
                                signed: boolean;
                                warnings: string[];
                            } | null;
                            problems: string[];
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
    "/v1/scan-claims/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Whether a target could be claimed now, and what to do if not; claims nothing. */
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
                        target: ({
                            /** @enum {string} */
                            kind: "package";
                            /** @description Package URL, with a version or without */
                            purl: string;
                            /** @description A range or one version, when the package URL has none */
                            versions?: string;
                        } | {
                            /** @enum {string} */
                            kind: "repository";
                            /** @description Address in any form Git takes */
                            url: string;
                            commit?: string;
                            /** @description Range of commits or tags */
                            range?: string;
                        } | {
                            /** @enum {string} */
                            kind: "product";
                            vendor: string;
                            product: string;
                            versions?: string;
                        } | {
                            /** @enum {string} */
                            kind: "service";
                            /** @description Host or address */
                            url: string;
                        } | {
                            /** @enum {string} */
                            kind: "model endpoint";
                            provider: string;
                            model: string;
                            endpoint?: string;
                        }) | string;
                        /** @description When it is searched, 90 days at most; begins now unless said otherwise */
                        window?: {
                            /** Format: date-time */
                            from?: string;
                            /** Format: date-time */
                            to: string;
                        };
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
                            free: boolean;
                            overlap: {
                                /** Format: date-time */
                                until: string;
                                /** Format: date-time */
                                leaseUntil: string;
                                compared: "meets" | "cannot compare";
                                /** @description Who allows to be named */
                                holders: string[];
                                /** @description Of holders who allow to show them */
                                methods: ("model review" | "static analysis" | "fuzzing" | "dynamic testing" | "manual review")[];
                                /** @description Claims of your own organisation in the way */
                                own: string[];
                                suggestions: ({
                                    /** @enum {string} */
                                    kind: "wait";
                                    /** Format: date-time */
                                    until: string;
                                    /**
                                     * Format: date-time
                                     * @description Free from then on, should the holder not renew
                                     */
                                    earliest: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "split";
                                    /** @description What you asked for and nobody holds */
                                    versions: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "join";
                                    /**
                                     * Format: uuid
                                     * @description Ask under POST /v1/scan-claims/{id}/join
                                     */
                                    claim: string;
                                    /** @description What the holder does not use */
                                    methods?: ("model review" | "static analysis" | "fuzzing" | "dynamic testing" | "manual review")[];
                                } | {
                                    /** @enum {string} */
                                    kind: "elsewhere";
                                    targets: string[];
                                })[];
                            } | null;
                            maintainersSay: {
                                rules: {
                                    optOut?: {
                                        words: string;
                                    };
                                    preferredIntake?: {
                                        kind: "this house" | "email" | "web form" | "private issue";
                                        address?: string;
                                        words?: string;
                                    };
                                    threatModel?: string;
                                    severityRules?: {
                                        /** @description A weakness class (CWE-1321) or an oracle */
                                        applies: string;
                                        severity: "critical" | "high" | "medium" | "low" | "not a flaw";
                                        words?: string;
                                    }[];
                                    loadBudget?: {
                                        dossiersPerWeek: number;
                                        words?: string;
                                    };
                                    acceptsUnreproduced?: boolean;
                                };
                                /** @description Organisation */
                                setBy: string;
                                /** Format: date-time */
                                setAt: string;
                            } | null;
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
    "/v1/scan-claims": {
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
                    state?: "held" | "lapsed" | "ended";
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
                                state: "held" | "lapsed" | "ended";
                                target: {
                                    /** @enum {string} */
                                    kind: "package";
                                    /** @description Package URL, with a version or without */
                                    purl: string;
                                    /** @description A range or one version, when the package URL has none */
                                    versions?: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "repository";
                                    /** @description Address in any form Git takes */
                                    url: string;
                                    commit?: string;
                                    /** @description Range of commits or tags */
                                    range?: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "product";
                                    vendor: string;
                                    product: string;
                                    versions?: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "service";
                                    /** @description Host or address */
                                    url: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "model endpoint";
                                    provider: string;
                                    model: string;
                                    endpoint?: string;
                                };
                                line: string;
                                organisation: string;
                                method: "model review" | "static analysis" | "fuzzing" | "dynamic testing" | "manual review";
                                depth: "surface" | "standard" | "deep";
                                tool: string | null;
                                window: {
                                    /** Format: date-time */
                                    from: string;
                                    /** Format: date-time */
                                    to: string;
                                };
                                leaseSeconds: number;
                                /** Format: date-time */
                                leaseUntil: string;
                                /** Format: date-time */
                                takenAt: string;
                                tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                                ended: {
                                    /** Format: date-time */
                                    at: string;
                                    outcome: "nothing found" | "findings reported" | "stopped early";
                                    depthReached: "none" | "surface" | "standard" | "deep";
                                    words?: string;
                                    findingIds?: string[];
                                } | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** @description Takes a target. Where somebody holds a part of it, 409 claim-overlaps says until when and what to do instead. */
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
                        target: ({
                            /** @enum {string} */
                            kind: "package";
                            /** @description Package URL, with a version or without */
                            purl: string;
                            /** @description A range or one version, when the package URL has none */
                            versions?: string;
                        } | {
                            /** @enum {string} */
                            kind: "repository";
                            /** @description Address in any form Git takes */
                            url: string;
                            commit?: string;
                            /** @description Range of commits or tags */
                            range?: string;
                        } | {
                            /** @enum {string} */
                            kind: "product";
                            vendor: string;
                            product: string;
                            versions?: string;
                        } | {
                            /** @enum {string} */
                            kind: "service";
                            /** @description Host or address */
                            url: string;
                        } | {
                            /** @enum {string} */
                            kind: "model endpoint";
                            provider: string;
                            model: string;
                            endpoint?: string;
                        }) | string;
                        method: "model review" | "static analysis" | "fuzzing" | "dynamic testing" | "manual review";
                        depth?: "surface" | "standard" | "deep";
                        /** @description Model or tool used */
                        tool?: string;
                        budget?: {
                            amount: number;
                            unit: "hours" | "usd" | "tokens";
                        };
                        /** @description When it is searched, 90 days at most; begins now unless said otherwise */
                        window: {
                            /** Format: date-time */
                            from?: string;
                            /** Format: date-time */
                            to: string;
                        };
                        /**
                         * @description The claim ends by itself when no heartbeat came for so long
                         * @default 900
                         */
                        leaseSeconds?: number;
                        show?: "taken" | "method" | "holder";
                        /** @default true */
                        joinable?: boolean;
                        /**
                         * @description Others learn, without your name, that nothing was found
                         * @default true
                         */
                        shareCoverage?: boolean;
                        note?: string;
                        tlp?: "clear" | "green" | "amber" | "amber+strict" | "red";
                        compartment?: string;
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
                            claim: {
                                /** Format: uuid */
                                id: string;
                                state: "held" | "lapsed" | "ended";
                                target: {
                                    /** @enum {string} */
                                    kind: "package";
                                    /** @description Package URL, with a version or without */
                                    purl: string;
                                    /** @description A range or one version, when the package URL has none */
                                    versions?: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "repository";
                                    /** @description Address in any form Git takes */
                                    url: string;
                                    commit?: string;
                                    /** @description Range of commits or tags */
                                    range?: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "product";
                                    vendor: string;
                                    product: string;
                                    versions?: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "service";
                                    /** @description Host or address */
                                    url: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "model endpoint";
                                    provider: string;
                                    model: string;
                                    endpoint?: string;
                                };
                                line: string;
                                organisation: string;
                                method: "model review" | "static analysis" | "fuzzing" | "dynamic testing" | "manual review";
                                depth: "surface" | "standard" | "deep";
                                tool: string | null;
                                window: {
                                    /** Format: date-time */
                                    from: string;
                                    /** Format: date-time */
                                    to: string;
                                };
                                leaseSeconds: number;
                                /** Format: date-time */
                                leaseUntil: string;
                                /** Format: date-time */
                                takenAt: string;
                                tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                                ended: {
                                    /** Format: date-time */
                                    at: string;
                                    outcome: "nothing found" | "findings reported" | "stopped early";
                                    depthReached: "none" | "surface" | "standard" | "deep";
                                    words?: string;
                                    findingIds?: string[];
                                } | null;
                                budget: {
                                    amount: number;
                                    unit: string;
                                } | null;
                                show: "taken" | "method" | "holder";
                                joinable: boolean;
                                shareCoverage: boolean;
                                compartment: string | null;
                                note: string | null;
                                joins: {
                                    /** Format: uuid */
                                    id: string;
                                    organisation: string;
                                    state: "asked" | "accepted" | "declined";
                                    /** Format: date-time */
                                    askedAt: string;
                                    decidedAt: string | null;
                                }[];
                            };
                            maintainersSay: {
                                rules: {
                                    optOut?: {
                                        words: string;
                                    };
                                    preferredIntake?: {
                                        kind: "this house" | "email" | "web form" | "private issue";
                                        address?: string;
                                        words?: string;
                                    };
                                    threatModel?: string;
                                    severityRules?: {
                                        /** @description A weakness class (CWE-1321) or an oracle */
                                        applies: string;
                                        severity: "critical" | "high" | "medium" | "low" | "not a flaw";
                                        words?: string;
                                    }[];
                                    loadBudget?: {
                                        dossiersPerWeek: number;
                                        words?: string;
                                    };
                                    acceptsUnreproduced?: boolean;
                                };
                                /** @description Organisation */
                                setBy: string;
                                /** Format: date-time */
                                setAt: string;
                            } | null;
                        };
                    };
                };
                /** @description Default Response */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            type: string;
                            title: string;
                            status: number;
                            code: string;
                            detail: string;
                            overlap?: {
                                /** Format: date-time */
                                until: string;
                                /** Format: date-time */
                                leaseUntil: string;
                                compared: "meets" | "cannot compare";
                                /** @description Who allows to be named */
                                holders: string[];
                                /** @description Of holders who allow to show them */
                                methods: ("model review" | "static analysis" | "fuzzing" | "dynamic testing" | "manual review")[];
                                /** @description Claims of your own organisation in the way */
                                own: string[];
                                suggestions: ({
                                    /** @enum {string} */
                                    kind: "wait";
                                    /** Format: date-time */
                                    until: string;
                                    /**
                                     * Format: date-time
                                     * @description Free from then on, should the holder not renew
                                     */
                                    earliest: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "split";
                                    /** @description What you asked for and nobody holds */
                                    versions: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "join";
                                    /**
                                     * Format: uuid
                                     * @description Ask under POST /v1/scan-claims/{id}/join
                                     */
                                    claim: string;
                                    /** @description What the holder does not use */
                                    methods?: ("model review" | "static analysis" | "fuzzing" | "dynamic testing" | "manual review")[];
                                } | {
                                    /** @enum {string} */
                                    kind: "elsewhere";
                                    targets: string[];
                                })[];
                            };
                            maintainersSay?: {
                                rules: {
                                    optOut?: {
                                        words: string;
                                    };
                                    preferredIntake?: {
                                        kind: "this house" | "email" | "web form" | "private issue";
                                        address?: string;
                                        words?: string;
                                    };
                                    threatModel?: string;
                                    severityRules?: {
                                        /** @description A weakness class (CWE-1321) or an oracle */
                                        applies: string;
                                        severity: "critical" | "high" | "medium" | "low" | "not a flaw";
                                        words?: string;
                                    }[];
                                    loadBudget?: {
                                        dossiersPerWeek: number;
                                        words?: string;
                                    };
                                    acceptsUnreproduced?: boolean;
                                };
                                /** @description Organisation */
                                setBy: string;
                                /** Format: date-time */
                                setAt: string;
                            };
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
    "/v1/scan-claims/{id}": {
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
                            state: "held" | "lapsed" | "ended";
                            target: {
                                /** @enum {string} */
                                kind: "package";
                                /** @description Package URL, with a version or without */
                                purl: string;
                                /** @description A range or one version, when the package URL has none */
                                versions?: string;
                            } | {
                                /** @enum {string} */
                                kind: "repository";
                                /** @description Address in any form Git takes */
                                url: string;
                                commit?: string;
                                /** @description Range of commits or tags */
                                range?: string;
                            } | {
                                /** @enum {string} */
                                kind: "product";
                                vendor: string;
                                product: string;
                                versions?: string;
                            } | {
                                /** @enum {string} */
                                kind: "service";
                                /** @description Host or address */
                                url: string;
                            } | {
                                /** @enum {string} */
                                kind: "model endpoint";
                                provider: string;
                                model: string;
                                endpoint?: string;
                            };
                            line: string;
                            organisation: string;
                            method: "model review" | "static analysis" | "fuzzing" | "dynamic testing" | "manual review";
                            depth: "surface" | "standard" | "deep";
                            tool: string | null;
                            window: {
                                /** Format: date-time */
                                from: string;
                                /** Format: date-time */
                                to: string;
                            };
                            leaseSeconds: number;
                            /** Format: date-time */
                            leaseUntil: string;
                            /** Format: date-time */
                            takenAt: string;
                            tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                            ended: {
                                /** Format: date-time */
                                at: string;
                                outcome: "nothing found" | "findings reported" | "stopped early";
                                depthReached: "none" | "surface" | "standard" | "deep";
                                words?: string;
                                findingIds?: string[];
                            } | null;
                            budget: {
                                amount: number;
                                unit: string;
                            } | null;
                            show: "taken" | "method" | "holder";
                            joinable: boolean;
                            shareCoverage: boolean;
                            compartment: string | null;
                            note: string | null;
                            joins: {
                                /** Format: uuid */
                                id: string;
                                organisation: string;
                                state: "asked" | "accepted" | "declined";
                                /** Format: date-time */
                                askedAt: string;
                                decidedAt: string | null;
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
    "/v1/scan-claims/{id}/heartbeat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Renews the lease; once it has ended, claim the target again. */
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
                            /** Format: date-time */
                            leaseUntil: string;
                            /** @description How long that is from now, by the one clock that decides */
                            forSeconds: number;
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
    "/v1/scan-claims/{id}/end": {
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
                        outcome: "nothing found" | "findings reported" | "stopped early";
                        depthReached: "none" | "surface" | "standard" | "deep";
                        words?: string;
                        findingIds?: string[];
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
                            state: "held" | "lapsed" | "ended";
                            target: {
                                /** @enum {string} */
                                kind: "package";
                                /** @description Package URL, with a version or without */
                                purl: string;
                                /** @description A range or one version, when the package URL has none */
                                versions?: string;
                            } | {
                                /** @enum {string} */
                                kind: "repository";
                                /** @description Address in any form Git takes */
                                url: string;
                                commit?: string;
                                /** @description Range of commits or tags */
                                range?: string;
                            } | {
                                /** @enum {string} */
                                kind: "product";
                                vendor: string;
                                product: string;
                                versions?: string;
                            } | {
                                /** @enum {string} */
                                kind: "service";
                                /** @description Host or address */
                                url: string;
                            } | {
                                /** @enum {string} */
                                kind: "model endpoint";
                                provider: string;
                                model: string;
                                endpoint?: string;
                            };
                            line: string;
                            organisation: string;
                            method: "model review" | "static analysis" | "fuzzing" | "dynamic testing" | "manual review";
                            depth: "surface" | "standard" | "deep";
                            tool: string | null;
                            window: {
                                /** Format: date-time */
                                from: string;
                                /** Format: date-time */
                                to: string;
                            };
                            leaseSeconds: number;
                            /** Format: date-time */
                            leaseUntil: string;
                            /** Format: date-time */
                            takenAt: string;
                            tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                            ended: {
                                /** Format: date-time */
                                at: string;
                                outcome: "nothing found" | "findings reported" | "stopped early";
                                depthReached: "none" | "surface" | "standard" | "deep";
                                words?: string;
                                findingIds?: string[];
                            } | null;
                            budget: {
                                amount: number;
                                unit: string;
                            } | null;
                            show: "taken" | "method" | "holder";
                            joinable: boolean;
                            shareCoverage: boolean;
                            compartment: string | null;
                            note: string | null;
                            joins: {
                                /** Format: uuid */
                                id: string;
                                organisation: string;
                                state: "asked" | "accepted" | "declined";
                                /** Format: date-time */
                                askedAt: string;
                                decidedAt: string | null;
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
    "/v1/scan-claims/{id}/join": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Asks to hold a claim too; {id} is what the refusal suggested. Ask again to see the answer. */
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
                            state: "asked" | "accepted" | "declined";
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
    "/v1/scan-claims/{id}/joins/{joinId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description The holder lets an organisation in, or declines. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    joinId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        accept: boolean;
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
                            state: "held" | "lapsed" | "ended";
                            target: {
                                /** @enum {string} */
                                kind: "package";
                                /** @description Package URL, with a version or without */
                                purl: string;
                                /** @description A range or one version, when the package URL has none */
                                versions?: string;
                            } | {
                                /** @enum {string} */
                                kind: "repository";
                                /** @description Address in any form Git takes */
                                url: string;
                                commit?: string;
                                /** @description Range of commits or tags */
                                range?: string;
                            } | {
                                /** @enum {string} */
                                kind: "product";
                                vendor: string;
                                product: string;
                                versions?: string;
                            } | {
                                /** @enum {string} */
                                kind: "service";
                                /** @description Host or address */
                                url: string;
                            } | {
                                /** @enum {string} */
                                kind: "model endpoint";
                                provider: string;
                                model: string;
                                endpoint?: string;
                            };
                            line: string;
                            organisation: string;
                            method: "model review" | "static analysis" | "fuzzing" | "dynamic testing" | "manual review";
                            depth: "surface" | "standard" | "deep";
                            tool: string | null;
                            window: {
                                /** Format: date-time */
                                from: string;
                                /** Format: date-time */
                                to: string;
                            };
                            leaseSeconds: number;
                            /** Format: date-time */
                            leaseUntil: string;
                            /** Format: date-time */
                            takenAt: string;
                            tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                            ended: {
                                /** Format: date-time */
                                at: string;
                                outcome: "nothing found" | "findings reported" | "stopped early";
                                depthReached: "none" | "surface" | "standard" | "deep";
                                words?: string;
                                findingIds?: string[];
                            } | null;
                            budget: {
                                amount: number;
                                unit: string;
                            } | null;
                            show: "taken" | "method" | "holder";
                            joinable: boolean;
                            shareCoverage: boolean;
                            compartment: string | null;
                            note: string | null;
                            joins: {
                                /** Format: uuid */
                                id: string;
                                organisation: string;
                                state: "asked" | "accepted" | "declined";
                                /** Format: date-time */
                                askedAt: string;
                                decidedAt: string | null;
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
    "/v1/scan-coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Searches of a target that ended, without who made them. */
        get: {
            parameters: {
                query: {
                    /** @description In its one-line form, or as JSON */
                    target: string;
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
                            searches: {
                                /**
                                 * Format: date
                                 * @description Day it ended, UTC
                                 */
                                on: string;
                                method: "model review" | "static analysis" | "fuzzing" | "dynamic testing" | "manual review";
                                depth: "none" | "surface" | "standard" | "deep";
                                outcome: "nothing found" | "findings reported" | "stopped early";
                                /** @description Versions, commit or path that was searched; empty for all */
                                part: string;
                                compared: "meets" | "cannot compare";
                                /**
                                 * Format: uuid
                                 * @description For coordinators
                                 */
                                claimId?: string;
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
    "/v1/scan-targets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Wanted targets nobody holds or searched lately, the weightiest first; coordinators see all. */
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
                            items: {
                                /** Format: uuid */
                                id: string;
                                target: {
                                    /** @enum {string} */
                                    kind: "package";
                                    /** @description Package URL, with a version or without */
                                    purl: string;
                                    /** @description A range or one version, when the package URL has none */
                                    versions?: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "repository";
                                    /** @description Address in any form Git takes */
                                    url: string;
                                    commit?: string;
                                    /** @description Range of commits or tags */
                                    range?: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "product";
                                    vendor: string;
                                    product: string;
                                    versions?: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "service";
                                    /** @description Host or address */
                                    url: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "model endpoint";
                                    provider: string;
                                    model: string;
                                    endpoint?: string;
                                };
                                line: string;
                                depth: "surface" | "standard" | "deep";
                                weight: number;
                                reason: string | null;
                                /** Format: date-time */
                                setAt: string;
                                state: "open" | "held" | "covered";
                            }[];
                            next: null;
                        };
                    };
                };
            };
        };
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
                        target: ({
                            /** @enum {string} */
                            kind: "package";
                            /** @description Package URL, with a version or without */
                            purl: string;
                            /** @description A range or one version, when the package URL has none */
                            versions?: string;
                        } | {
                            /** @enum {string} */
                            kind: "repository";
                            /** @description Address in any form Git takes */
                            url: string;
                            commit?: string;
                            /** @description Range of commits or tags */
                            range?: string;
                        } | {
                            /** @enum {string} */
                            kind: "product";
                            vendor: string;
                            product: string;
                            versions?: string;
                        } | {
                            /** @enum {string} */
                            kind: "service";
                            /** @description Host or address */
                            url: string;
                        } | {
                            /** @enum {string} */
                            kind: "model endpoint";
                            provider: string;
                            model: string;
                            endpoint?: string;
                        }) | string;
                        /** @default 100 */
                        weight?: number;
                        depth?: "surface" | "standard" | "deep";
                        reason?: string;
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
                            target: {
                                /** @enum {string} */
                                kind: "package";
                                /** @description Package URL, with a version or without */
                                purl: string;
                                /** @description A range or one version, when the package URL has none */
                                versions?: string;
                            } | {
                                /** @enum {string} */
                                kind: "repository";
                                /** @description Address in any form Git takes */
                                url: string;
                                commit?: string;
                                /** @description Range of commits or tags */
                                range?: string;
                            } | {
                                /** @enum {string} */
                                kind: "product";
                                vendor: string;
                                product: string;
                                versions?: string;
                            } | {
                                /** @enum {string} */
                                kind: "service";
                                /** @description Host or address */
                                url: string;
                            } | {
                                /** @enum {string} */
                                kind: "model endpoint";
                                provider: string;
                                model: string;
                                endpoint?: string;
                            };
                            line: string;
                            depth: "surface" | "standard" | "deep";
                            weight: number;
                            reason: string | null;
                            /** Format: date-time */
                            setAt: string;
                            state: "open" | "held" | "covered";
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
    "/v1/scan-targets/{id}": {
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
    "/v1/target-names": {
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
                            items: {
                                /** Format: uuid */
                                id: string;
                                lines: string[];
                                reason: string | null;
                                by: string;
                                /** Format: date-time */
                                statedAt: string;
                            }[];
                            next: null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** @description States that several targets are one source; withdraw it to part them again. */
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
                        targets: (({
                            /** @enum {string} */
                            kind: "package";
                            /** @description Package URL, with a version or without */
                            purl: string;
                            /** @description A range or one version, when the package URL has none */
                            versions?: string;
                        } | {
                            /** @enum {string} */
                            kind: "repository";
                            /** @description Address in any form Git takes */
                            url: string;
                            commit?: string;
                            /** @description Range of commits or tags */
                            range?: string;
                        } | {
                            /** @enum {string} */
                            kind: "product";
                            vendor: string;
                            product: string;
                            versions?: string;
                        } | {
                            /** @enum {string} */
                            kind: "service";
                            /** @description Host or address */
                            url: string;
                        } | {
                            /** @enum {string} */
                            kind: "model endpoint";
                            provider: string;
                            model: string;
                            endpoint?: string;
                        }) | string)[];
                        reason?: string;
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
                            lines: string[];
                            reason: string | null;
                            by: string;
                            /** Format: date-time */
                            statedAt: string;
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
    "/v1/target-names/{id}": {
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
    "/v1/project-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    /** @description In its one-line form, or as JSON */
                    target: string;
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
                            maintainersSay: {
                                rules: {
                                    optOut?: {
                                        words: string;
                                    };
                                    preferredIntake?: {
                                        kind: "this house" | "email" | "web form" | "private issue";
                                        address?: string;
                                        words?: string;
                                    };
                                    threatModel?: string;
                                    severityRules?: {
                                        /** @description A weakness class (CWE-1321) or an oracle */
                                        applies: string;
                                        severity: "critical" | "high" | "medium" | "low" | "not a flaw";
                                        words?: string;
                                    }[];
                                    loadBudget?: {
                                        dossiersPerWeek: number;
                                        words?: string;
                                    };
                                    acceptsUnreproduced?: boolean;
                                };
                                /** @description Organisation */
                                setBy: string;
                                /** Format: date-time */
                                setAt: string;
                            } | null;
                        };
                    };
                };
            };
        };
        /** @description Sets the rules of a project in place of all that was said before; the last word holds. */
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
                        target: ({
                            /** @enum {string} */
                            kind: "package";
                            /** @description Package URL, with a version or without */
                            purl: string;
                            /** @description A range or one version, when the package URL has none */
                            versions?: string;
                        } | {
                            /** @enum {string} */
                            kind: "repository";
                            /** @description Address in any form Git takes */
                            url: string;
                            commit?: string;
                            /** @description Range of commits or tags */
                            range?: string;
                        } | {
                            /** @enum {string} */
                            kind: "product";
                            vendor: string;
                            product: string;
                            versions?: string;
                        } | {
                            /** @enum {string} */
                            kind: "service";
                            /** @description Host or address */
                            url: string;
                        } | {
                            /** @enum {string} */
                            kind: "model endpoint";
                            provider: string;
                            model: string;
                            endpoint?: string;
                        }) | string;
                        rules: {
                            optOut?: {
                                words: string;
                            };
                            preferredIntake?: {
                                kind: "this house" | "email" | "web form" | "private issue";
                                address?: string;
                                words?: string;
                            };
                            threatModel?: string;
                            severityRules?: {
                                /** @description A weakness class (CWE-1321) or an oracle */
                                applies: string;
                                severity: "critical" | "high" | "medium" | "low" | "not a flaw";
                                words?: string;
                            }[];
                            loadBudget?: {
                                dossiersPerWeek: number;
                                words?: string;
                            };
                            acceptsUnreproduced?: boolean;
                        };
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
                            rules: {
                                optOut?: {
                                    words: string;
                                };
                                preferredIntake?: {
                                    kind: "this house" | "email" | "web form" | "private issue";
                                    address?: string;
                                    words?: string;
                                };
                                threatModel?: string;
                                severityRules?: {
                                    /** @description A weakness class (CWE-1321) or an oracle */
                                    applies: string;
                                    severity: "critical" | "high" | "medium" | "low" | "not a flaw";
                                    words?: string;
                                }[];
                                loadBudget?: {
                                    dossiersPerWeek: number;
                                    words?: string;
                                };
                                acceptsUnreproduced?: boolean;
                            };
                            /** @description Organisation */
                            setBy: string;
                            /** Format: date-time */
                            setAt: string;
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
    "/v1/project-maintainers": {
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
                            items: {
                                /** Format: uuid */
                                id: string;
                                target: {
                                    /** @enum {string} */
                                    kind: "package";
                                    /** @description Package URL, with a version or without */
                                    purl: string;
                                    /** @description A range or one version, when the package URL has none */
                                    versions?: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "repository";
                                    /** @description Address in any form Git takes */
                                    url: string;
                                    commit?: string;
                                    /** @description Range of commits or tags */
                                    range?: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "product";
                                    vendor: string;
                                    product: string;
                                    versions?: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "service";
                                    /** @description Host or address */
                                    url: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "model endpoint";
                                    provider: string;
                                    model: string;
                                    endpoint?: string;
                                };
                                line: string;
                                organisation: string;
                                /** Format: date-time */
                                namedAt: string;
                            }[];
                            next: null;
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
                        target: ({
                            /** @enum {string} */
                            kind: "package";
                            /** @description Package URL, with a version or without */
                            purl: string;
                            /** @description A range or one version, when the package URL has none */
                            versions?: string;
                        } | {
                            /** @enum {string} */
                            kind: "repository";
                            /** @description Address in any form Git takes */
                            url: string;
                            commit?: string;
                            /** @description Range of commits or tags */
                            range?: string;
                        } | {
                            /** @enum {string} */
                            kind: "product";
                            vendor: string;
                            product: string;
                            versions?: string;
                        } | {
                            /** @enum {string} */
                            kind: "service";
                            /** @description Host or address */
                            url: string;
                        } | {
                            /** @enum {string} */
                            kind: "model endpoint";
                            provider: string;
                            model: string;
                            endpoint?: string;
                        }) | string;
                        /** @description Name of an organisation of this house */
                        organisation: string;
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
                            target: {
                                /** @enum {string} */
                                kind: "package";
                                /** @description Package URL, with a version or without */
                                purl: string;
                                /** @description A range or one version, when the package URL has none */
                                versions?: string;
                            } | {
                                /** @enum {string} */
                                kind: "repository";
                                /** @description Address in any form Git takes */
                                url: string;
                                commit?: string;
                                /** @description Range of commits or tags */
                                range?: string;
                            } | {
                                /** @enum {string} */
                                kind: "product";
                                vendor: string;
                                product: string;
                                versions?: string;
                            } | {
                                /** @enum {string} */
                                kind: "service";
                                /** @description Host or address */
                                url: string;
                            } | {
                                /** @enum {string} */
                                kind: "model endpoint";
                                provider: string;
                                model: string;
                                endpoint?: string;
                            };
                            line: string;
                            organisation: string;
                            /** Format: date-time */
                            namedAt: string;
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
    "/v1/project-maintainers/{id}": {
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
    "/v1/feeds": {
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
                            name: string;
                            title: string;
                            form: string;
                            address: string | null;
                            licence: string;
                            /** @description fetch: looked at by itself; file: somebody brings files; off: nobody relies on it */
                            mode: "off" | "file" | "fetch";
                            configured: boolean;
                            freshness: "off" | "never" | "fresh" | "late" | "failing";
                            alarm: string | null;
                            asOf: string | null;
                            lastAttemptAt: string | null;
                            lastSuccessAt: string | null;
                            failingSince: string | null;
                            lastError: string | null;
                            running: {
                                /** Format: uuid */
                                run: string;
                                /** Format: date-time */
                                startedAt: string;
                                stage: "fetch" | "import";
                                position: number;
                                /** @description Records, scores or catalogue entries read */
                                records: number;
                                added: number;
                                changed: number;
                                same: number;
                                /** @description Editions older than the one held, left out */
                                older: number;
                                rejected: number;
                            } | null;
                            lastRun: {
                                /** Format: date-time */
                                startedAt: string;
                                /** Format: date-time */
                                endedAt: string;
                                outcome: "taken in" | "not modified" | "failed";
                                /** @description Records, scores or catalogue entries read */
                                records: number;
                                added: number;
                                changed: number;
                                same: number;
                                /** @description Editions older than the one held, left out */
                                older: number;
                                rejected: number;
                                /** @description CSAF documents whose OpenPGP signature was checked and holds */
                                verified: number;
                                signatures: string | null;
                                rejections: {
                                    position: number;
                                    name: string;
                                    problem: string;
                                }[];
                            } | null;
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
    "/v1/feeds/{name}": {
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
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description fetch: looked at by itself; file: somebody brings files; off: nobody relies on it */
                        mode: "off" | "file" | "fetch";
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
    "/v1/feeds/{name}/run": {
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
                    name: string;
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
                            run: string;
                            feed: string;
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
    "/v1/vulnerabilities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    cursor?: string;
                    limit?: number;
                    /** @description A package URL; its version is not looked at: ranges come with the answer */
                    package: string;
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
                                source: string;
                                id: string;
                                state: "published" | "rejected" | "withdrawn";
                                title: string | null;
                                modified: string | null;
                                /** Format: date-time */
                                takenAt: string;
                                ranges: {
                                    kind: "package" | "product";
                                    space: string;
                                    release: string | null;
                                    name: string;
                                    /** @description How the versions are ordered */
                                    scheme: string;
                                    status: string;
                                    introduced: string | null;
                                    introducedExcluded: boolean;
                                    fixed: string | null;
                                    lastAffected: string | null;
                                    changes: {
                                        at: string;
                                        status: string;
                                    }[] | null;
                                    versions: string[] | null;
                                    about: string | null;
                                    stated: string | null;
                                    words: string | null;
                                    justification: string | null;
                                    note: string | null;
                                }[];
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
    "/v1/vulnerabilities/{id}": {
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
                            id: string;
                            records: {
                                source: string;
                                id: string;
                                state: "published" | "rejected" | "withdrawn";
                                title: string | null;
                                modified: string | null;
                                /** Format: date-time */
                                takenAt: string;
                                ranges: {
                                    kind: "package" | "product";
                                    space: string;
                                    release: string | null;
                                    name: string;
                                    /** @description How the versions are ordered */
                                    scheme: string;
                                    status: string;
                                    introduced: string | null;
                                    introducedExcluded: boolean;
                                    fixed: string | null;
                                    lastAffected: string | null;
                                    changes: {
                                        at: string;
                                        status: string;
                                    }[] | null;
                                    versions: string[] | null;
                                    about: string | null;
                                    stated: string | null;
                                    words: string | null;
                                    justification: string | null;
                                    note: string | null;
                                }[];
                                rangesLeftOut: number;
                            }[];
                            aliases: {
                                source: string;
                                id: string;
                                other: string;
                                relation: string;
                            }[];
                            kev: {
                                listed: boolean;
                                dateAdded: string | null;
                                dueDate: string | null;
                                ransomware: boolean | null;
                                name: string | null;
                                vendor: string | null;
                                product: string | null;
                                feed: string;
                                source: string;
                                /** Format: date-time */
                                asOf: string;
                            }[];
                            epss: {
                                epss: number;
                                percentile: number;
                                feed: string;
                                source: string;
                                asOf: string;
                            }[];
                            ssvc: {
                                point: string;
                                value: string;
                                basis: string;
                                feed: string;
                                source: string;
                                /** Format: date-time */
                                asOf: string;
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
    "/v1/vulnerabilities/{id}/records/{source}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The record byte for byte as it was received */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    source: string;
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
                            maintainersSay?: {
                                package: string;
                                says: {
                                    rules: {
                                        optOut?: {
                                            words: string;
                                        };
                                        preferredIntake?: {
                                            kind: "this house" | "email" | "web form" | "private issue";
                                            address?: string;
                                            words?: string;
                                        };
                                        threatModel?: string;
                                        severityRules?: {
                                            /** @description A weakness class (CWE-1321) or an oracle */
                                            applies: string;
                                            severity: "critical" | "high" | "medium" | "low" | "not a flaw";
                                            words?: string;
                                        }[];
                                        loadBudget?: {
                                            dossiersPerWeek: number;
                                            words?: string;
                                        };
                                        acceptsUnreproduced?: boolean;
                                    };
                                    /** @description Organisation */
                                    setBy: string;
                                    /** Format: date-time */
                                    setAt: string;
                                };
                            }[];
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
                            maintainersSay?: {
                                package: string;
                                says: {
                                    rules: {
                                        optOut?: {
                                            words: string;
                                        };
                                        preferredIntake?: {
                                            kind: "this house" | "email" | "web form" | "private issue";
                                            address?: string;
                                            words?: string;
                                        };
                                        threatModel?: string;
                                        severityRules?: {
                                            /** @description A weakness class (CWE-1321) or an oracle */
                                            applies: string;
                                            severity: "critical" | "high" | "medium" | "low" | "not a flaw";
                                            words?: string;
                                        }[];
                                        loadBudget?: {
                                            dossiersPerWeek: number;
                                            words?: string;
                                        };
                                        acceptsUnreproduced?: boolean;
                                    };
                                    /** @description Organisation */
                                    setBy: string;
                                    /** Format: date-time */
                                    setAt: string;
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
                                role: "discoverer" | "maintainer" | "vendor" | "downstream" | "coordinator" | "member";
                                organisationId: string | null;
                                status: "silent" | "affected" | "not affected" | "fixed" | "under investigation";
                                /** Format: date-time */
                                addedAt: string;
                                introduced: boolean;
                                toldAt: string | null;
                                answeredAt: string | null;
                                credit: {
                                    wish: "named" | "anonymous" | "none";
                                    /** @description The name to be thanked under */
                                    name?: string;
                                    words?: string;
                                } | null;
                                email: string | null;
                                lastResort: boolean;
                                readIn: {
                                    compartments: string[];
                                    by: string;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                                keptOut: boolean;
                                removedAt: string | null;
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
                            compartments: string[];
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
                                role: "discoverer" | "maintainer" | "vendor" | "downstream" | "coordinator" | "member";
                                organisationId: string | null;
                                status: "silent" | "affected" | "not affected" | "fixed" | "under investigation";
                                /** Format: date-time */
                                addedAt: string;
                                introduced: boolean;
                                toldAt: string | null;
                                answeredAt: string | null;
                                credit: {
                                    wish: "named" | "anonymous" | "none";
                                    /** @description The name to be thanked under */
                                    name?: string;
                                    words?: string;
                                } | null;
                                email: string | null;
                                lastResort: boolean;
                                readIn: {
                                    compartments: string[];
                                    by: string;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                                keptOut: boolean;
                                removedAt: string | null;
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
                            compartments: string[];
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
    "/v1/cases/{id}/what-if": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Which answers would change the priority, one at a time */
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
                            band: "immediate" | "out-of-cycle" | "scheduled" | "defer" | "unknown";
                            score: number;
                            changes: {
                                factor: string;
                                value: string;
                                open: boolean;
                                band: "immediate" | "out-of-cycle" | "scheduled" | "defer" | "unknown";
                                score: number;
                                changesBand: boolean;
                            }[];
                            settled: string[];
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
                                role: "discoverer" | "maintainer" | "vendor" | "downstream" | "coordinator" | "member";
                                organisationId: string | null;
                                status: "silent" | "affected" | "not affected" | "fixed" | "under investigation";
                                /** Format: date-time */
                                addedAt: string;
                                introduced: boolean;
                                toldAt: string | null;
                                answeredAt: string | null;
                                credit: {
                                    wish: "named" | "anonymous" | "none";
                                    /** @description The name to be thanked under */
                                    name?: string;
                                    words?: string;
                                } | null;
                                email: string | null;
                                lastResort: boolean;
                                readIn: {
                                    compartments: string[];
                                    by: string;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                                keptOut: boolean;
                                removedAt: string | null;
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
                            compartments: string[];
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
                                role: "discoverer" | "maintainer" | "vendor" | "downstream" | "coordinator" | "member";
                                organisationId: string | null;
                                status: "silent" | "affected" | "not affected" | "fixed" | "under investigation";
                                /** Format: date-time */
                                addedAt: string;
                                introduced: boolean;
                                toldAt: string | null;
                                answeredAt: string | null;
                                credit: {
                                    wish: "named" | "anonymous" | "none";
                                    /** @description The name to be thanked under */
                                    name?: string;
                                    words?: string;
                                } | null;
                                email: string | null;
                                lastResort: boolean;
                                readIn: {
                                    compartments: string[];
                                    by: string;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                                keptOut: boolean;
                                removedAt: string | null;
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
                            compartments: string[];
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
                                role: "discoverer" | "maintainer" | "vendor" | "downstream" | "coordinator" | "member";
                                organisationId: string | null;
                                status: "silent" | "affected" | "not affected" | "fixed" | "under investigation";
                                /** Format: date-time */
                                addedAt: string;
                                introduced: boolean;
                                toldAt: string | null;
                                answeredAt: string | null;
                                credit: {
                                    wish: "named" | "anonymous" | "none";
                                    /** @description The name to be thanked under */
                                    name?: string;
                                    words?: string;
                                } | null;
                                email: string | null;
                                lastResort: boolean;
                                readIn: {
                                    compartments: string[];
                                    by: string;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                                keptOut: boolean;
                                removedAt: string | null;
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
                            compartments: string[];
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
                        role: "discoverer" | "maintainer" | "vendor" | "downstream" | "coordinator" | "member";
                        /** Format: uuid */
                        organisationId?: string;
                        email?: string;
                        introduced?: boolean;
                        /** @description Compartments of this case the party is read into; the coordinator is cleared for them */
                        compartments?: string[];
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
                                role: "discoverer" | "maintainer" | "vendor" | "downstream" | "coordinator" | "member";
                                organisationId: string | null;
                                status: "silent" | "affected" | "not affected" | "fixed" | "under investigation";
                                /** Format: date-time */
                                addedAt: string;
                                introduced: boolean;
                                toldAt: string | null;
                                answeredAt: string | null;
                                credit: {
                                    wish: "named" | "anonymous" | "none";
                                    /** @description The name to be thanked under */
                                    name?: string;
                                    words?: string;
                                } | null;
                                email: string | null;
                                lastResort: boolean;
                                readIn: {
                                    compartments: string[];
                                    by: string;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                                keptOut: boolean;
                                removedAt: string | null;
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
                            compartments: string[];
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
                                role: "discoverer" | "maintainer" | "vendor" | "downstream" | "coordinator" | "member";
                                organisationId: string | null;
                                status: "silent" | "affected" | "not affected" | "fixed" | "under investigation";
                                /** Format: date-time */
                                addedAt: string;
                                introduced: boolean;
                                toldAt: string | null;
                                answeredAt: string | null;
                                credit: {
                                    wish: "named" | "anonymous" | "none";
                                    /** @description The name to be thanked under */
                                    name?: string;
                                    words?: string;
                                } | null;
                                email: string | null;
                                lastResort: boolean;
                                readIn: {
                                    compartments: string[];
                                    by: string;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                                keptOut: boolean;
                                removedAt: string | null;
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
                            compartments: string[];
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
    "/v1/cases/{id}/coordination": {
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
                            policy: {
                                /** @description From the first telling to publication */
                                days: number;
                                /** @description More days while a fix is coming */
                                graceDays: number;
                                /** @description Silence after which nobody is waited for */
                                silentAfterDays: number;
                                /** @description Days left once it is exploited */
                                exploitedDays: number;
                            } | null;
                            policyName: string | null;
                            zone: string;
                            milestones: {
                                kind: "silent" | "publish" | "publish with grace" | "publish because exploited";
                                /** Format: date-time */
                                at: string;
                                partyId: string | null;
                                past: boolean;
                            }[];
                            statements: {
                                /** Format: uuid */
                                partyId: string;
                                /** Format: date-time */
                                at: string;
                                by: string;
                                product: string;
                                status: "affected" | "not affected" | "fixed" | "under investigation";
                                justification?: "component not present" | "vulnerable code not present" | "vulnerable code not in execute path" | "vulnerable code cannot be controlled by adversary" | "inline mitigations already exist";
                                words?: string;
                                fixedIn?: string;
                            }[];
                            proposals: {
                                /** Format: uuid */
                                id: string;
                                /** Format: date-time */
                                endsAt: string;
                                local: string;
                                zone: string;
                                cause: "first" | "later" | "earlier" | "leak" | "exploitation" | "collisions";
                                state: "open" | "agreed" | "declined" | "superseded" | "imposed";
                                by: string;
                                words: string;
                                /** Format: date-time */
                                at: string;
                                settledAt: string | null;
                                answers: {
                                    /** Format: uuid */
                                    partyId: string;
                                    answer: "agree" | "decline";
                                    words: string;
                                    /** Format: date-time */
                                    at: string;
                                }[];
                                waitingFor: string[];
                            }[];
                            signals: {
                                kind: "leak" | "exploitation";
                                /** Format: date-time */
                                at: string;
                                words: string;
                                by: string | null;
                            }[];
                            releasePlan: {
                                /** Format: uuid */
                                id: string;
                                partyId: string | null;
                                minutes: number;
                                what: string;
                                readyAt: string | null;
                                doneAt: string | null;
                            }[];
                            ownPartyId: string | null;
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
    "/v1/cases/{id}/policy": {
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
                        policy: {
                            /** @description From the first telling to publication */
                            days: number;
                            /** @description More days while a fix is coming */
                            graceDays: number;
                            /** @description Silence after which nobody is waited for */
                            silentAfterDays: number;
                            /** @description Days left once it is exploited */
                            exploitedDays: number;
                        };
                        /** @description IANA zone the days are counted in */
                        zone: string;
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
                            policy: {
                                /** @description From the first telling to publication */
                                days: number;
                                /** @description More days while a fix is coming */
                                graceDays: number;
                                /** @description Silence after which nobody is waited for */
                                silentAfterDays: number;
                                /** @description Days left once it is exploited */
                                exploitedDays: number;
                            } | null;
                            policyName: string | null;
                            zone: string;
                            milestones: {
                                kind: "silent" | "publish" | "publish with grace" | "publish because exploited";
                                /** Format: date-time */
                                at: string;
                                partyId: string | null;
                                past: boolean;
                            }[];
                            statements: {
                                /** Format: uuid */
                                partyId: string;
                                /** Format: date-time */
                                at: string;
                                by: string;
                                product: string;
                                status: "affected" | "not affected" | "fixed" | "under investigation";
                                justification?: "component not present" | "vulnerable code not present" | "vulnerable code not in execute path" | "vulnerable code cannot be controlled by adversary" | "inline mitigations already exist";
                                words?: string;
                                fixedIn?: string;
                            }[];
                            proposals: {
                                /** Format: uuid */
                                id: string;
                                /** Format: date-time */
                                endsAt: string;
                                local: string;
                                zone: string;
                                cause: "first" | "later" | "earlier" | "leak" | "exploitation" | "collisions";
                                state: "open" | "agreed" | "declined" | "superseded" | "imposed";
                                by: string;
                                words: string;
                                /** Format: date-time */
                                at: string;
                                settledAt: string | null;
                                answers: {
                                    /** Format: uuid */
                                    partyId: string;
                                    answer: "agree" | "decline";
                                    words: string;
                                    /** Format: date-time */
                                    at: string;
                                }[];
                                waitingFor: string[];
                            }[];
                            signals: {
                                kind: "leak" | "exploitation";
                                /** Format: date-time */
                                at: string;
                                words: string;
                                by: string | null;
                            }[];
                            releasePlan: {
                                /** Format: uuid */
                                id: string;
                                partyId: string | null;
                                minutes: number;
                                what: string;
                                readyAt: string | null;
                                doneAt: string | null;
                            }[];
                            ownPartyId: string | null;
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
    "/v1/cases/{id}/parties/{partyId}/statements": {
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
                        product: string;
                        status: "affected" | "not affected" | "fixed" | "under investigation";
                        justification?: "component not present" | "vulnerable code not present" | "vulnerable code not in execute path" | "vulnerable code cannot be controlled by adversary" | "inline mitigations already exist";
                        words?: string;
                        fixedIn?: string;
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
                            policy: {
                                /** @description From the first telling to publication */
                                days: number;
                                /** @description More days while a fix is coming */
                                graceDays: number;
                                /** @description Silence after which nobody is waited for */
                                silentAfterDays: number;
                                /** @description Days left once it is exploited */
                                exploitedDays: number;
                            } | null;
                            policyName: string | null;
                            zone: string;
                            milestones: {
                                kind: "silent" | "publish" | "publish with grace" | "publish because exploited";
                                /** Format: date-time */
                                at: string;
                                partyId: string | null;
                                past: boolean;
                            }[];
                            statements: {
                                /** Format: uuid */
                                partyId: string;
                                /** Format: date-time */
                                at: string;
                                by: string;
                                product: string;
                                status: "affected" | "not affected" | "fixed" | "under investigation";
                                justification?: "component not present" | "vulnerable code not present" | "vulnerable code not in execute path" | "vulnerable code cannot be controlled by adversary" | "inline mitigations already exist";
                                words?: string;
                                fixedIn?: string;
                            }[];
                            proposals: {
                                /** Format: uuid */
                                id: string;
                                /** Format: date-time */
                                endsAt: string;
                                local: string;
                                zone: string;
                                cause: "first" | "later" | "earlier" | "leak" | "exploitation" | "collisions";
                                state: "open" | "agreed" | "declined" | "superseded" | "imposed";
                                by: string;
                                words: string;
                                /** Format: date-time */
                                at: string;
                                settledAt: string | null;
                                answers: {
                                    /** Format: uuid */
                                    partyId: string;
                                    answer: "agree" | "decline";
                                    words: string;
                                    /** Format: date-time */
                                    at: string;
                                }[];
                                waitingFor: string[];
                            }[];
                            signals: {
                                kind: "leak" | "exploitation";
                                /** Format: date-time */
                                at: string;
                                words: string;
                                by: string | null;
                            }[];
                            releasePlan: {
                                /** Format: uuid */
                                id: string;
                                partyId: string | null;
                                minutes: number;
                                what: string;
                                readyAt: string | null;
                                doneAt: string | null;
                            }[];
                            ownPartyId: string | null;
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
    "/v1/cases/{id}/parties/{partyId}/introduction": {
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
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            policy: {
                                /** @description From the first telling to publication */
                                days: number;
                                /** @description More days while a fix is coming */
                                graceDays: number;
                                /** @description Silence after which nobody is waited for */
                                silentAfterDays: number;
                                /** @description Days left once it is exploited */
                                exploitedDays: number;
                            } | null;
                            policyName: string | null;
                            zone: string;
                            milestones: {
                                kind: "silent" | "publish" | "publish with grace" | "publish because exploited";
                                /** Format: date-time */
                                at: string;
                                partyId: string | null;
                                past: boolean;
                            }[];
                            statements: {
                                /** Format: uuid */
                                partyId: string;
                                /** Format: date-time */
                                at: string;
                                by: string;
                                product: string;
                                status: "affected" | "not affected" | "fixed" | "under investigation";
                                justification?: "component not present" | "vulnerable code not present" | "vulnerable code not in execute path" | "vulnerable code cannot be controlled by adversary" | "inline mitigations already exist";
                                words?: string;
                                fixedIn?: string;
                            }[];
                            proposals: {
                                /** Format: uuid */
                                id: string;
                                /** Format: date-time */
                                endsAt: string;
                                local: string;
                                zone: string;
                                cause: "first" | "later" | "earlier" | "leak" | "exploitation" | "collisions";
                                state: "open" | "agreed" | "declined" | "superseded" | "imposed";
                                by: string;
                                words: string;
                                /** Format: date-time */
                                at: string;
                                settledAt: string | null;
                                answers: {
                                    /** Format: uuid */
                                    partyId: string;
                                    answer: "agree" | "decline";
                                    words: string;
                                    /** Format: date-time */
                                    at: string;
                                }[];
                                waitingFor: string[];
                            }[];
                            signals: {
                                kind: "leak" | "exploitation";
                                /** Format: date-time */
                                at: string;
                                words: string;
                                by: string | null;
                            }[];
                            releasePlan: {
                                /** Format: uuid */
                                id: string;
                                partyId: string | null;
                                minutes: number;
                                what: string;
                                readyAt: string | null;
                                doneAt: string | null;
                            }[];
                            ownPartyId: string | null;
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
    "/v1/cases/{id}/parties/{partyId}/credit": {
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
                        wish: "named" | "anonymous" | "none";
                        /** @description The name to be thanked under */
                        name?: string;
                        words?: string;
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
                            policy: {
                                /** @description From the first telling to publication */
                                days: number;
                                /** @description More days while a fix is coming */
                                graceDays: number;
                                /** @description Silence after which nobody is waited for */
                                silentAfterDays: number;
                                /** @description Days left once it is exploited */
                                exploitedDays: number;
                            } | null;
                            policyName: string | null;
                            zone: string;
                            milestones: {
                                kind: "silent" | "publish" | "publish with grace" | "publish because exploited";
                                /** Format: date-time */
                                at: string;
                                partyId: string | null;
                                past: boolean;
                            }[];
                            statements: {
                                /** Format: uuid */
                                partyId: string;
                                /** Format: date-time */
                                at: string;
                                by: string;
                                product: string;
                                status: "affected" | "not affected" | "fixed" | "under investigation";
                                justification?: "component not present" | "vulnerable code not present" | "vulnerable code not in execute path" | "vulnerable code cannot be controlled by adversary" | "inline mitigations already exist";
                                words?: string;
                                fixedIn?: string;
                            }[];
                            proposals: {
                                /** Format: uuid */
                                id: string;
                                /** Format: date-time */
                                endsAt: string;
                                local: string;
                                zone: string;
                                cause: "first" | "later" | "earlier" | "leak" | "exploitation" | "collisions";
                                state: "open" | "agreed" | "declined" | "superseded" | "imposed";
                                by: string;
                                words: string;
                                /** Format: date-time */
                                at: string;
                                settledAt: string | null;
                                answers: {
                                    /** Format: uuid */
                                    partyId: string;
                                    answer: "agree" | "decline";
                                    words: string;
                                    /** Format: date-time */
                                    at: string;
                                }[];
                                waitingFor: string[];
                            }[];
                            signals: {
                                kind: "leak" | "exploitation";
                                /** Format: date-time */
                                at: string;
                                words: string;
                                by: string | null;
                            }[];
                            releasePlan: {
                                /** Format: uuid */
                                id: string;
                                partyId: string | null;
                                minutes: number;
                                what: string;
                                readyAt: string | null;
                                doneAt: string | null;
                            }[];
                            ownPartyId: string | null;
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
    "/v1/cases/{id}/parties/{partyId}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description A link with which a party acts without an account; an earlier one stops working */
        post: {
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
                        /** @description How long the link works; 30 unless said */
                        days?: number;
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
                            url: string;
                            /** Format: date-time */
                            expiresAt: string;
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
    "/v1/cases/{id}/embargo/proposals": {
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
                        words?: string;
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
                            policy: {
                                /** @description From the first telling to publication */
                                days: number;
                                /** @description More days while a fix is coming */
                                graceDays: number;
                                /** @description Silence after which nobody is waited for */
                                silentAfterDays: number;
                                /** @description Days left once it is exploited */
                                exploitedDays: number;
                            } | null;
                            policyName: string | null;
                            zone: string;
                            milestones: {
                                kind: "silent" | "publish" | "publish with grace" | "publish because exploited";
                                /** Format: date-time */
                                at: string;
                                partyId: string | null;
                                past: boolean;
                            }[];
                            statements: {
                                /** Format: uuid */
                                partyId: string;
                                /** Format: date-time */
                                at: string;
                                by: string;
                                product: string;
                                status: "affected" | "not affected" | "fixed" | "under investigation";
                                justification?: "component not present" | "vulnerable code not present" | "vulnerable code not in execute path" | "vulnerable code cannot be controlled by adversary" | "inline mitigations already exist";
                                words?: string;
                                fixedIn?: string;
                            }[];
                            proposals: {
                                /** Format: uuid */
                                id: string;
                                /** Format: date-time */
                                endsAt: string;
                                local: string;
                                zone: string;
                                cause: "first" | "later" | "earlier" | "leak" | "exploitation" | "collisions";
                                state: "open" | "agreed" | "declined" | "superseded" | "imposed";
                                by: string;
                                words: string;
                                /** Format: date-time */
                                at: string;
                                settledAt: string | null;
                                answers: {
                                    /** Format: uuid */
                                    partyId: string;
                                    answer: "agree" | "decline";
                                    words: string;
                                    /** Format: date-time */
                                    at: string;
                                }[];
                                waitingFor: string[];
                            }[];
                            signals: {
                                kind: "leak" | "exploitation";
                                /** Format: date-time */
                                at: string;
                                words: string;
                                by: string | null;
                            }[];
                            releasePlan: {
                                /** Format: uuid */
                                id: string;
                                partyId: string | null;
                                minutes: number;
                                what: string;
                                readyAt: string | null;
                                doneAt: string | null;
                            }[];
                            ownPartyId: string | null;
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
    "/v1/cases/{id}/embargo/proposals/{proposalId}/answer": {
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
                    proposalId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        answer: "agree" | "decline";
                        words?: string;
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
                            policy: {
                                /** @description From the first telling to publication */
                                days: number;
                                /** @description More days while a fix is coming */
                                graceDays: number;
                                /** @description Silence after which nobody is waited for */
                                silentAfterDays: number;
                                /** @description Days left once it is exploited */
                                exploitedDays: number;
                            } | null;
                            policyName: string | null;
                            zone: string;
                            milestones: {
                                kind: "silent" | "publish" | "publish with grace" | "publish because exploited";
                                /** Format: date-time */
                                at: string;
                                partyId: string | null;
                                past: boolean;
                            }[];
                            statements: {
                                /** Format: uuid */
                                partyId: string;
                                /** Format: date-time */
                                at: string;
                                by: string;
                                product: string;
                                status: "affected" | "not affected" | "fixed" | "under investigation";
                                justification?: "component not present" | "vulnerable code not present" | "vulnerable code not in execute path" | "vulnerable code cannot be controlled by adversary" | "inline mitigations already exist";
                                words?: string;
                                fixedIn?: string;
                            }[];
                            proposals: {
                                /** Format: uuid */
                                id: string;
                                /** Format: date-time */
                                endsAt: string;
                                local: string;
                                zone: string;
                                cause: "first" | "later" | "earlier" | "leak" | "exploitation" | "collisions";
                                state: "open" | "agreed" | "declined" | "superseded" | "imposed";
                                by: string;
                                words: string;
                                /** Format: date-time */
                                at: string;
                                settledAt: string | null;
                                answers: {
                                    /** Format: uuid */
                                    partyId: string;
                                    answer: "agree" | "decline";
                                    words: string;
                                    /** Format: date-time */
                                    at: string;
                                }[];
                                waitingFor: string[];
                            }[];
                            signals: {
                                kind: "leak" | "exploitation";
                                /** Format: date-time */
                                at: string;
                                words: string;
                                by: string | null;
                            }[];
                            releasePlan: {
                                /** Format: uuid */
                                id: string;
                                partyId: string | null;
                                minutes: number;
                                what: string;
                                readyAt: string | null;
                                doneAt: string | null;
                            }[];
                            ownPartyId: string | null;
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
    "/v1/cases/{id}/dossiers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One dossier a root cause, as its maintainers get it */
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
                            items: {
                                /** Format: uuid */
                                rootCauseId: string;
                                title: string;
                                package: string | null;
                                weakness: string | null;
                                severity: "critical" | "high" | "medium" | "low" | "none" | "unknown";
                                verdict: string;
                                evidenceLevel: string;
                                findings: number;
                                discoverers: number;
                                shown: string[];
                                reproducer: {
                                    /** Format: uuid */
                                    reproductionId: string;
                                    target: string;
                                    fixed: string | null;
                                    source: string;
                                    oracle: string;
                                } | null;
                                candidates: {
                                    candidate: string;
                                    grade: string;
                                    detail: string;
                                }[];
                                sentAt: string | null;
                                waitingPartyIds: string[];
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
    "/v1/cases/{id}/parties/{partyId}/dossiers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Sends what waits for a party now, past its budget */
        post: {
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
                        /** @description Why it does not wait */
                        note: string;
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
                            items: {
                                /** Format: uuid */
                                rootCauseId: string;
                                title: string;
                                package: string | null;
                                weakness: string | null;
                                severity: "critical" | "high" | "medium" | "low" | "none" | "unknown";
                                verdict: string;
                                evidenceLevel: string;
                                findings: number;
                                discoverers: number;
                                shown: string[];
                                reproducer: {
                                    /** Format: uuid */
                                    reproductionId: string;
                                    target: string;
                                    fixed: string | null;
                                    source: string;
                                    oracle: string;
                                } | null;
                                candidates: {
                                    candidate: string;
                                    grade: string;
                                    detail: string;
                                }[];
                                sentAt: string | null;
                                waitingPartyIds: string[];
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
    "/v1/root-causes/{id}/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Where a root cause stands in its maintainers' queue; null when nothing of it waits */
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
                            ahead: number;
                            perWeek: number | null;
                            expectedAt: string | null;
                            pauseDays: number;
                        } | null;
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
    "/v1/findings/{id}/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Where a finding's root cause stands in its maintainers' queue; null when nothing waits */
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
                            ahead: number;
                            perWeek: number | null;
                            expectedAt: string | null;
                            pauseDays: number;
                        } | null;
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
    "/v1/cases/{id}/signals": {
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
                        kind: "leak" | "exploitation";
                        /** @description Where it was seen */
                        words: string;
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
                            policy: {
                                /** @description From the first telling to publication */
                                days: number;
                                /** @description More days while a fix is coming */
                                graceDays: number;
                                /** @description Silence after which nobody is waited for */
                                silentAfterDays: number;
                                /** @description Days left once it is exploited */
                                exploitedDays: number;
                            } | null;
                            policyName: string | null;
                            zone: string;
                            milestones: {
                                kind: "silent" | "publish" | "publish with grace" | "publish because exploited";
                                /** Format: date-time */
                                at: string;
                                partyId: string | null;
                                past: boolean;
                            }[];
                            statements: {
                                /** Format: uuid */
                                partyId: string;
                                /** Format: date-time */
                                at: string;
                                by: string;
                                product: string;
                                status: "affected" | "not affected" | "fixed" | "under investigation";
                                justification?: "component not present" | "vulnerable code not present" | "vulnerable code not in execute path" | "vulnerable code cannot be controlled by adversary" | "inline mitigations already exist";
                                words?: string;
                                fixedIn?: string;
                            }[];
                            proposals: {
                                /** Format: uuid */
                                id: string;
                                /** Format: date-time */
                                endsAt: string;
                                local: string;
                                zone: string;
                                cause: "first" | "later" | "earlier" | "leak" | "exploitation" | "collisions";
                                state: "open" | "agreed" | "declined" | "superseded" | "imposed";
                                by: string;
                                words: string;
                                /** Format: date-time */
                                at: string;
                                settledAt: string | null;
                                answers: {
                                    /** Format: uuid */
                                    partyId: string;
                                    answer: "agree" | "decline";
                                    words: string;
                                    /** Format: date-time */
                                    at: string;
                                }[];
                                waitingFor: string[];
                            }[];
                            signals: {
                                kind: "leak" | "exploitation";
                                /** Format: date-time */
                                at: string;
                                words: string;
                                by: string | null;
                            }[];
                            releasePlan: {
                                /** Format: uuid */
                                id: string;
                                partyId: string | null;
                                minutes: number;
                                what: string;
                                readyAt: string | null;
                                doneAt: string | null;
                            }[];
                            ownPartyId: string | null;
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
    "/v1/cases/{id}/release-plan": {
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
                        steps: {
                            partyId: string | null;
                            minutes: number;
                            what: string;
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
                            policy: {
                                /** @description From the first telling to publication */
                                days: number;
                                /** @description More days while a fix is coming */
                                graceDays: number;
                                /** @description Silence after which nobody is waited for */
                                silentAfterDays: number;
                                /** @description Days left once it is exploited */
                                exploitedDays: number;
                            } | null;
                            policyName: string | null;
                            zone: string;
                            milestones: {
                                kind: "silent" | "publish" | "publish with grace" | "publish because exploited";
                                /** Format: date-time */
                                at: string;
                                partyId: string | null;
                                past: boolean;
                            }[];
                            statements: {
                                /** Format: uuid */
                                partyId: string;
                                /** Format: date-time */
                                at: string;
                                by: string;
                                product: string;
                                status: "affected" | "not affected" | "fixed" | "under investigation";
                                justification?: "component not present" | "vulnerable code not present" | "vulnerable code not in execute path" | "vulnerable code cannot be controlled by adversary" | "inline mitigations already exist";
                                words?: string;
                                fixedIn?: string;
                            }[];
                            proposals: {
                                /** Format: uuid */
                                id: string;
                                /** Format: date-time */
                                endsAt: string;
                                local: string;
                                zone: string;
                                cause: "first" | "later" | "earlier" | "leak" | "exploitation" | "collisions";
                                state: "open" | "agreed" | "declined" | "superseded" | "imposed";
                                by: string;
                                words: string;
                                /** Format: date-time */
                                at: string;
                                settledAt: string | null;
                                answers: {
                                    /** Format: uuid */
                                    partyId: string;
                                    answer: "agree" | "decline";
                                    words: string;
                                    /** Format: date-time */
                                    at: string;
                                }[];
                                waitingFor: string[];
                            }[];
                            signals: {
                                kind: "leak" | "exploitation";
                                /** Format: date-time */
                                at: string;
                                words: string;
                                by: string | null;
                            }[];
                            releasePlan: {
                                /** Format: uuid */
                                id: string;
                                partyId: string | null;
                                minutes: number;
                                what: string;
                                readyAt: string | null;
                                doneAt: string | null;
                            }[];
                            ownPartyId: string | null;
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
    "/v1/cases/{id}/release-plan/{stepId}": {
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
                    stepId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        is: "ready" | "done";
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
                            policy: {
                                /** @description From the first telling to publication */
                                days: number;
                                /** @description More days while a fix is coming */
                                graceDays: number;
                                /** @description Silence after which nobody is waited for */
                                silentAfterDays: number;
                                /** @description Days left once it is exploited */
                                exploitedDays: number;
                            } | null;
                            policyName: string | null;
                            zone: string;
                            milestones: {
                                kind: "silent" | "publish" | "publish with grace" | "publish because exploited";
                                /** Format: date-time */
                                at: string;
                                partyId: string | null;
                                past: boolean;
                            }[];
                            statements: {
                                /** Format: uuid */
                                partyId: string;
                                /** Format: date-time */
                                at: string;
                                by: string;
                                product: string;
                                status: "affected" | "not affected" | "fixed" | "under investigation";
                                justification?: "component not present" | "vulnerable code not present" | "vulnerable code not in execute path" | "vulnerable code cannot be controlled by adversary" | "inline mitigations already exist";
                                words?: string;
                                fixedIn?: string;
                            }[];
                            proposals: {
                                /** Format: uuid */
                                id: string;
                                /** Format: date-time */
                                endsAt: string;
                                local: string;
                                zone: string;
                                cause: "first" | "later" | "earlier" | "leak" | "exploitation" | "collisions";
                                state: "open" | "agreed" | "declined" | "superseded" | "imposed";
                                by: string;
                                words: string;
                                /** Format: date-time */
                                at: string;
                                settledAt: string | null;
                                answers: {
                                    /** Format: uuid */
                                    partyId: string;
                                    answer: "agree" | "decline";
                                    words: string;
                                    /** Format: date-time */
                                    at: string;
                                }[];
                                waitingFor: string[];
                            }[];
                            signals: {
                                kind: "leak" | "exploitation";
                                /** Format: date-time */
                                at: string;
                                words: string;
                                by: string | null;
                            }[];
                            releasePlan: {
                                /** Format: uuid */
                                id: string;
                                partyId: string | null;
                                minutes: number;
                                what: string;
                                readyAt: string | null;
                                doneAt: string | null;
                            }[];
                            ownPartyId: string | null;
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
    "/v1/cases/{id}/threads": {
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
                            items: {
                                /** Format: uuid */
                                id: string;
                                title: string;
                                forAll: boolean;
                                partyIds: string[];
                                messages: number;
                                /** Format: date-time */
                                lastAt: string;
                            }[];
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
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        title: string;
                        partyIds?: string[];
                        forAll?: boolean;
                        text: string;
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
                            title: string;
                            forAll: boolean;
                            partyIds: string[];
                            messages: number;
                            /** Format: date-time */
                            lastAt: string;
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
    "/v1/cases/{id}/threads/{threadId}/messages": {
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
                };
                header?: never;
                path: {
                    id: string;
                    threadId: string;
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
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** Format: date-time */
                                at: string;
                                by: string;
                                partyId: string | null;
                                via: "screen" | "e-mail" | "house";
                                text: string;
                                attachments: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    bytes: number;
                                    age: boolean;
                                }[];
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
                path: {
                    id: string;
                    threadId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text: string;
                        attachments?: {
                            name: string;
                            content: string;
                        }[];
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
    "/v1/cases/{id}/attachments/{attachmentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The file as it was sent; never shown in the browser, always saved */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    attachmentId: string;
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
    "/v1/held-mails": {
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
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                partyId: string;
                                reason: "another sender" | "automatic" | "too many";
                                /** Format: date-time */
                                at: string;
                                from: string | null;
                                subject: string;
                                text: string;
                                /** Format: uuid */
                                caseId: string;
                                caseNumber: string;
                                partyName: string;
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
    "/v1/cases/{id}/mail": {
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
                            sends: boolean;
                            receives: boolean;
                            parties: {
                                /** Format: uuid */
                                partyId: string;
                                email: string | null;
                                text: boolean;
                                firstWrittenAt: string | null;
                                linkExpiresAt: string | null;
                            }[];
                            held: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                partyId: string;
                                reason: "another sender" | "automatic" | "too many";
                                /** Format: date-time */
                                at: string;
                                from: string | null;
                                subject: string;
                                text: string;
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
    "/v1/cases/{id}/parties/{partyId}/mail": {
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
                        email?: string | null;
                        /** @description Let the text of messages go along by plain e-mail */
                        text?: boolean;
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
                            sends: boolean;
                            receives: boolean;
                            parties: {
                                /** Format: uuid */
                                partyId: string;
                                email: string | null;
                                text: boolean;
                                firstWrittenAt: string | null;
                                linkExpiresAt: string | null;
                            }[];
                            held: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                partyId: string;
                                reason: "another sender" | "automatic" | "too many";
                                /** Format: date-time */
                                at: string;
                                from: string | null;
                                subject: string;
                                text: string;
                            }[];
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
    "/v1/cases/{id}/mail/{heldId}": {
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
                    heldId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        act: "release" | "drop";
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
                            sends: boolean;
                            receives: boolean;
                            parties: {
                                /** Format: uuid */
                                partyId: string;
                                email: string | null;
                                text: boolean;
                                firstWrittenAt: string | null;
                                linkExpiresAt: string | null;
                            }[];
                            held: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                partyId: string;
                                reason: "another sender" | "automatic" | "too many";
                                /** Format: date-time */
                                at: string;
                                from: string | null;
                                subject: string;
                                text: string;
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
    "/v1/cases/{id}/identifiers": {
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
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                rootCauseId: string;
                                state: "asking" | "reserved" | "published" | "rejected";
                                cveId: string | null;
                                /** Format: date-time */
                                askedAt: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** @description Reserves a CVE identifier at CVE Services; asked again it answers with the same one */
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
                        /**
                         * Format: uuid
                         * @description Left out where the case has only one
                         */
                        rootCauseId?: string;
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
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                rootCauseId: string;
                                state: "asking" | "reserved" | "published" | "rejected";
                                cveId: string | null;
                                /** Format: date-time */
                                askedAt: string;
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
    "/v1/cases/{id}/identifiers/{identifierId}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Sends the published advisory to CVE Services as the CNA container of this identifier */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    identifierId: string;
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
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                rootCauseId: string;
                                state: "asking" | "reserved" | "published" | "rejected";
                                cveId: string | null;
                                /** Format: date-time */
                                askedAt: string;
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
    "/v1/cases/{id}/identifiers/{identifierId}/reject": {
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
                    identifierId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
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
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                rootCauseId: string;
                                state: "asking" | "reserved" | "published" | "rejected";
                                cveId: string | null;
                                /** Format: date-time */
                                askedAt: string;
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
    "/v1/cases/{id}/handover/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The case as a report for VINCE-NT, or as the body of a private vulnerability report on GitHub; journalled */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    kind: "vince" | "github";
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
                            fields: {
                                [key: string]: string | boolean;
                            };
                            markdown: string;
                        } | {
                            summary: string;
                            description: string;
                            vulnerabilities: {
                                package: {
                                    ecosystem: string;
                                    name: string;
                                };
                                vulnerable_version_range: string | null;
                                patched_versions: string | null;
                                vulnerable_functions: string[] | null;
                            }[];
                            cwe_ids: string[];
                            severity?: string;
                            cvss_vector_string?: string;
                            start_private_fork: boolean;
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
    "/v1/cases/{id}/parties/{partyId}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description The case as this party may see it, worded for it and encrypted to its age keys; journalled */
        post: {
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
                        ageKeys: string[];
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
                            /** Format: date-time */
                            at: string;
                            files: {
                                name: string;
                                content: string;
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
    "/v1/cases/{id}/exports/identify": {
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
                        /** @description A leaked copy, or a piece of one */
                        text: string;
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
                            items: {
                                /** Format: uuid */
                                exportId: string;
                                /** Format: uuid */
                                partyId: string;
                                name: string;
                                /** Format: date-time */
                                at: string;
                                found: number;
                                of: number;
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
    "/v1/last-resort-maintainers": {
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
                            items: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                organisationId: string | null;
                                email: string | null;
                                /** @description Types of package addresses: npm, pypi, maven …; none: all */
                                ecosystems: string[];
                                words: string;
                                by: string;
                                /** Format: date-time */
                                registeredAt: string;
                            }[];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** @description Writes down who is willing to mend what nobody mends; of one name the last word holds */
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
                        /** @description An organisation of this house by its exact name, or any other */
                        name: string;
                        email?: string;
                        /** @description Types of package addresses: npm, pypi, maven …; none: all */
                        ecosystems?: string[];
                        /** @description What was agreed with it, for coordinators */
                        words?: string;
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
                            name: string;
                            organisationId: string | null;
                            email: string | null;
                            /** @description Types of package addresses: npm, pypi, maven …; none: all */
                            ecosystems: string[];
                            words: string;
                            by: string;
                            /** Format: date-time */
                            registeredAt: string;
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
    "/v1/last-resort-maintainers/{id}": {
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
    "/v1/escalations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Cases whose software nobody mends, waiting for a decision */
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
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                caseId: string;
                                caseNumber: string;
                                caseTitle: string;
                                reason: "nobody named" | "cannot be reached" | "silent";
                                /** Format: date-time */
                                proposedAt: string;
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
    "/v1/cases/{id}/escalations": {
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
                            items: {
                                /** Format: uuid */
                                id: string;
                                state: "proposed" | "decided" | "declined" | "overtaken" | "taken back";
                                reason: "nobody named" | "cannot be reached" | "silent";
                                /** Format: date-time */
                                proposedAt: string;
                                settledAt: string | null;
                                by: string;
                                words: string;
                                /** Format: date-time */
                                caseOpenedAt: string;
                                acknowledgementDays: number;
                                absent: {
                                    /** Format: uuid */
                                    partyId: string;
                                    reason: "nobody named" | "cannot be reached" | "silent";
                                    /** Format: date-time */
                                    addedAt: string;
                                    toldAt: string | null;
                                    answeredAt: string | null;
                                    asked: {
                                        times: number;
                                        first: string | null;
                                        last: string | null;
                                    };
                                    bounced: {
                                        /** Format: date-time */
                                        at: string;
                                        words: string | null;
                                    }[];
                                }[];
                                ecosystems: string[];
                                unknownEcosystem: boolean;
                                partyId: string | null;
                                decision: {
                                    by: string;
                                    words: string;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                                takenBack: {
                                    by: string;
                                    words: string;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                                mayTakeBack: boolean;
                            }[];
                            absence: {
                                reason: "nobody named" | "cannot be reached" | "silent";
                                absent: {
                                    /** Format: uuid */
                                    partyId: string;
                                    reason: "nobody named" | "cannot be reached" | "silent";
                                    /** Format: date-time */
                                    addedAt: string;
                                    toldAt: string | null;
                                    answeredAt: string | null;
                                    asked: {
                                        times: number;
                                        first: string | null;
                                        last: string | null;
                                    };
                                    bounced: {
                                        /** Format: date-time */
                                        at: string;
                                        words: string | null;
                                    }[];
                                }[];
                            } | null;
                            candidates: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                /** @description Types of package addresses: npm, pypi, maven …; none: all */
                                ecosystems: string[];
                                words: string;
                            }[];
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
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        words?: string;
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
                            items: {
                                /** Format: uuid */
                                id: string;
                                state: "proposed" | "decided" | "declined" | "overtaken" | "taken back";
                                reason: "nobody named" | "cannot be reached" | "silent";
                                /** Format: date-time */
                                proposedAt: string;
                                settledAt: string | null;
                                by: string;
                                words: string;
                                /** Format: date-time */
                                caseOpenedAt: string;
                                acknowledgementDays: number;
                                absent: {
                                    /** Format: uuid */
                                    partyId: string;
                                    reason: "nobody named" | "cannot be reached" | "silent";
                                    /** Format: date-time */
                                    addedAt: string;
                                    toldAt: string | null;
                                    answeredAt: string | null;
                                    asked: {
                                        times: number;
                                        first: string | null;
                                        last: string | null;
                                    };
                                    bounced: {
                                        /** Format: date-time */
                                        at: string;
                                        words: string | null;
                                    }[];
                                }[];
                                ecosystems: string[];
                                unknownEcosystem: boolean;
                                partyId: string | null;
                                decision: {
                                    by: string;
                                    words: string;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                                takenBack: {
                                    by: string;
                                    words: string;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                                mayTakeBack: boolean;
                            }[];
                            absence: {
                                reason: "nobody named" | "cannot be reached" | "silent";
                                absent: {
                                    /** Format: uuid */
                                    partyId: string;
                                    reason: "nobody named" | "cannot be reached" | "silent";
                                    /** Format: date-time */
                                    addedAt: string;
                                    toldAt: string | null;
                                    answeredAt: string | null;
                                    asked: {
                                        times: number;
                                        first: string | null;
                                        last: string | null;
                                    };
                                    bounced: {
                                        /** Format: date-time */
                                        at: string;
                                        words: string | null;
                                    }[];
                                }[];
                            } | null;
                            candidates: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                /** @description Types of package addresses: npm, pypi, maven …; none: all */
                                ecosystems: string[];
                                words: string;
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
    "/v1/cases/{id}/escalations/{escalationId}/decision": {
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
                    escalationId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        accept: boolean;
                        /**
                         * Format: uuid
                         * @description A registered maintainer of last resort
                         */
                        maintainerId?: string;
                        /** @description Why; a no needs them */
                        words?: string;
                        /** @description Compartments of this case the party is read into; the coordinator is cleared for them */
                        compartments?: string[];
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
                            items: {
                                /** Format: uuid */
                                id: string;
                                state: "proposed" | "decided" | "declined" | "overtaken" | "taken back";
                                reason: "nobody named" | "cannot be reached" | "silent";
                                /** Format: date-time */
                                proposedAt: string;
                                settledAt: string | null;
                                by: string;
                                words: string;
                                /** Format: date-time */
                                caseOpenedAt: string;
                                acknowledgementDays: number;
                                absent: {
                                    /** Format: uuid */
                                    partyId: string;
                                    reason: "nobody named" | "cannot be reached" | "silent";
                                    /** Format: date-time */
                                    addedAt: string;
                                    toldAt: string | null;
                                    answeredAt: string | null;
                                    asked: {
                                        times: number;
                                        first: string | null;
                                        last: string | null;
                                    };
                                    bounced: {
                                        /** Format: date-time */
                                        at: string;
                                        words: string | null;
                                    }[];
                                }[];
                                ecosystems: string[];
                                unknownEcosystem: boolean;
                                partyId: string | null;
                                decision: {
                                    by: string;
                                    words: string;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                                takenBack: {
                                    by: string;
                                    words: string;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                                mayTakeBack: boolean;
                            }[];
                            absence: {
                                reason: "nobody named" | "cannot be reached" | "silent";
                                absent: {
                                    /** Format: uuid */
                                    partyId: string;
                                    reason: "nobody named" | "cannot be reached" | "silent";
                                    /** Format: date-time */
                                    addedAt: string;
                                    toldAt: string | null;
                                    answeredAt: string | null;
                                    asked: {
                                        times: number;
                                        first: string | null;
                                        last: string | null;
                                    };
                                    bounced: {
                                        /** Format: date-time */
                                        at: string;
                                        words: string | null;
                                    }[];
                                }[];
                            } | null;
                            candidates: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                /** @description Types of package addresses: npm, pypi, maven …; none: all */
                                ecosystems: string[];
                                words: string;
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
    "/v1/cases/{id}/escalations/{escalationId}/take-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description The maintainer is back: whoever stood in leaves the case */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    escalationId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        words?: string;
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
                            items: {
                                /** Format: uuid */
                                id: string;
                                state: "proposed" | "decided" | "declined" | "overtaken" | "taken back";
                                reason: "nobody named" | "cannot be reached" | "silent";
                                /** Format: date-time */
                                proposedAt: string;
                                settledAt: string | null;
                                by: string;
                                words: string;
                                /** Format: date-time */
                                caseOpenedAt: string;
                                acknowledgementDays: number;
                                absent: {
                                    /** Format: uuid */
                                    partyId: string;
                                    reason: "nobody named" | "cannot be reached" | "silent";
                                    /** Format: date-time */
                                    addedAt: string;
                                    toldAt: string | null;
                                    answeredAt: string | null;
                                    asked: {
                                        times: number;
                                        first: string | null;
                                        last: string | null;
                                    };
                                    bounced: {
                                        /** Format: date-time */
                                        at: string;
                                        words: string | null;
                                    }[];
                                }[];
                                ecosystems: string[];
                                unknownEcosystem: boolean;
                                partyId: string | null;
                                decision: {
                                    by: string;
                                    words: string;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                                takenBack: {
                                    by: string;
                                    words: string;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                                mayTakeBack: boolean;
                            }[];
                            absence: {
                                reason: "nobody named" | "cannot be reached" | "silent";
                                absent: {
                                    /** Format: uuid */
                                    partyId: string;
                                    reason: "nobody named" | "cannot be reached" | "silent";
                                    /** Format: date-time */
                                    addedAt: string;
                                    toldAt: string | null;
                                    answeredAt: string | null;
                                    asked: {
                                        times: number;
                                        first: string | null;
                                        last: string | null;
                                    };
                                    bounced: {
                                        /** Format: date-time */
                                        at: string;
                                        words: string | null;
                                    }[];
                                }[];
                            } | null;
                            candidates: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                /** @description Types of package addresses: npm, pypi, maven …; none: all */
                                ecosystems: string[];
                                words: string;
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
    "/v1/cases/{id}/parties/{partyId}/reading": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** @description Opens this case to a party in spite of its compartments, and nothing else of them; an empty list closes it */
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
                        /** @description Compartments of this case the party is read into; the coordinator is cleared for them */
                        compartments: string[];
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
                                role: "discoverer" | "maintainer" | "vendor" | "downstream" | "coordinator" | "member";
                                organisationId: string | null;
                                status: "silent" | "affected" | "not affected" | "fixed" | "under investigation";
                                /** Format: date-time */
                                addedAt: string;
                                introduced: boolean;
                                toldAt: string | null;
                                answeredAt: string | null;
                                credit: {
                                    wish: "named" | "anonymous" | "none";
                                    /** @description The name to be thanked under */
                                    name?: string;
                                    words?: string;
                                } | null;
                                email: string | null;
                                lastResort: boolean;
                                readIn: {
                                    compartments: string[];
                                    by: string;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                                keptOut: boolean;
                                removedAt: string | null;
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
                            compartments: string[];
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
    "/v1/cases/{id}/parties/{partyId}/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Ends a party’s part in a case: it reads nothing more of it; what it said stays */
        post: {
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
                        /** @description Why; kept for coordinators */
                        note: string;
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
                                role: "discoverer" | "maintainer" | "vendor" | "downstream" | "coordinator" | "member";
                                organisationId: string | null;
                                status: "silent" | "affected" | "not affected" | "fixed" | "under investigation";
                                /** Format: date-time */
                                addedAt: string;
                                introduced: boolean;
                                toldAt: string | null;
                                answeredAt: string | null;
                                credit: {
                                    wish: "named" | "anonymous" | "none";
                                    /** @description The name to be thanked under */
                                    name?: string;
                                    words?: string;
                                } | null;
                                email: string | null;
                                lastResort: boolean;
                                readIn: {
                                    compartments: string[];
                                    by: string;
                                    /** Format: date-time */
                                    at: string;
                                } | null;
                                keptOut: boolean;
                                removedAt: string | null;
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
                            compartments: string[];
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
    "/v1/sectors": {
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
                            items: {
                                code: string;
                                name: string;
                                /** @description critical infrastructure, or government */
                                group: string;
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
    "/v1/members": {
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
                                organisationId: string;
                                organisation: string;
                                kind: "federal civilian agency" | "national security" | "state" | "local" | "tribal" | "territorial" | "critical infrastructure" | "other";
                                sectors: string[];
                                /** @description Nobody there does nothing but security */
                                small: boolean;
                                /** @description IANA time zone its days are counted in */
                                zone: string;
                                tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                                contacts: {
                                    name: string;
                                    /** Format: email */
                                    email?: string;
                                    phone?: string;
                                    /** @description security, on call, management, … */
                                    purpose: string;
                                }[];
                                agreements: {
                                    title: string;
                                    /** Format: date */
                                    signedOn: string;
                                    /** Format: date */
                                    until?: string;
                                    reference?: string;
                                }[];
                                directive: "binding" | "informative" | "not applicable";
                                /** Format: date-time */
                                joinedAt: string;
                            }[];
                            next: string | null;
                        };
                    };
                };
            };
        };
        /** @description Admits an organisation as a member, or changes what coordinators say of it. */
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
                        /** @description Exact name of an organisation of this house */
                        organisation: string;
                        kind: "federal civilian agency" | "national security" | "state" | "local" | "tribal" | "territorial" | "critical infrastructure" | "other";
                        sectors: string[];
                        tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                        agreements?: {
                            title: string;
                            /** Format: date */
                            signedOn: string;
                            /** Format: date */
                            until?: string;
                            reference?: string;
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
                            /** Format: uuid */
                            organisationId: string;
                            organisation: string;
                            kind: "federal civilian agency" | "national security" | "state" | "local" | "tribal" | "territorial" | "critical infrastructure" | "other";
                            sectors: string[];
                            /** @description Nobody there does nothing but security */
                            small: boolean;
                            /** @description IANA time zone its days are counted in */
                            zone: string;
                            tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                            contacts: {
                                name: string;
                                /** Format: email */
                                email?: string;
                                phone?: string;
                                /** @description security, on call, management, … */
                                purpose: string;
                            }[];
                            agreements: {
                                title: string;
                                /** Format: date */
                                signedOn: string;
                                /** Format: date */
                                until?: string;
                                reference?: string;
                            }[];
                            directive: "binding" | "informative" | "not applicable";
                            /** Format: date-time */
                            joinedAt: string;
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
    "/v1/member": {
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
                            organisationId: string;
                            organisation: string;
                            kind: "federal civilian agency" | "national security" | "state" | "local" | "tribal" | "territorial" | "critical infrastructure" | "other";
                            sectors: string[];
                            /** @description Nobody there does nothing but security */
                            small: boolean;
                            /** @description IANA time zone its days are counted in */
                            zone: string;
                            tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                            contacts: {
                                name: string;
                                /** Format: email */
                                email?: string;
                                phone?: string;
                                /** @description security, on call, management, … */
                                purpose: string;
                            }[];
                            agreements: {
                                title: string;
                                /** Format: date */
                                signedOn: string;
                                /** Format: date */
                                until?: string;
                                reference?: string;
                            }[];
                            directive: "binding" | "informative" | "not applicable";
                            /** Format: date-time */
                            joinedAt: string;
                        };
                    };
                };
            };
        };
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
                        sectors: string[];
                        small: boolean;
                        zone: string;
                        contacts: {
                            name: string;
                            /** Format: email */
                            email?: string;
                            phone?: string;
                            /** @description security, on call, management, … */
                            purpose: string;
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
                            /** Format: uuid */
                            organisationId: string;
                            organisation: string;
                            kind: "federal civilian agency" | "national security" | "state" | "local" | "tribal" | "territorial" | "critical infrastructure" | "other";
                            sectors: string[];
                            /** @description Nobody there does nothing but security */
                            small: boolean;
                            /** @description IANA time zone its days are counted in */
                            zone: string;
                            tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                            contacts: {
                                name: string;
                                /** Format: email */
                                email?: string;
                                phone?: string;
                                /** @description security, on call, management, … */
                                purpose: string;
                            }[];
                            agreements: {
                                title: string;
                                /** Format: date */
                                signedOn: string;
                                /** Format: date */
                                until?: string;
                                reference?: string;
                            }[];
                            directive: "binding" | "informative" | "not applicable";
                            /** Format: date-time */
                            joinedAt: string;
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
    "/v1/sites": {
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
                                name: string;
                                place: string | null;
                                zone: string | null;
                                assets: number;
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
                        name: string;
                        place?: string;
                        zone?: string;
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
                            name: string;
                            place: string | null;
                            zone: string | null;
                            assets: number;
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
    "/v1/sites/{id}": {
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
                        name: string;
                        place?: string;
                        zone?: string;
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
                            name: string;
                            place: string | null;
                            zone: string | null;
                            assets: number;
                        };
                    };
                };
            };
        };
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
    "/v1/assets": {
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
                                name: string;
                                siteId: string | null;
                                site: string | null;
                                quantity: number;
                                organisation: string | null;
                                environment: string | null;
                                exposure: ("public" | "internal" | "isolated") | null;
                                assetType: string | null;
                                missingTags: string[];
                                inventories: number;
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
                        name: string;
                        /** Format: uuid */
                        siteId?: string;
                        /** @default 1 */
                        quantity?: number;
                        /** @description Tag: which part of the organisation owns it */
                        organisation?: string;
                        /** @description Tag: production, test, clinical, … */
                        environment?: string;
                        exposure?: "public" | "internal" | "isolated";
                        /** @description Tag: server, firewall, infusion pump, … */
                        assetType?: string;
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
                            name: string;
                            siteId: string | null;
                            site: string | null;
                            quantity: number;
                            organisation: string | null;
                            environment: string | null;
                            exposure: ("public" | "internal" | "isolated") | null;
                            assetType: string | null;
                            missingTags: string[];
                            inventories: number;
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
    "/v1/assets/{id}": {
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
                        name: string;
                        /** Format: uuid */
                        siteId?: string;
                        /** @default 1 */
                        quantity?: number;
                        /** @description Tag: which part of the organisation owns it */
                        organisation?: string;
                        /** @description Tag: production, test, clinical, … */
                        environment?: string;
                        exposure?: "public" | "internal" | "isolated";
                        /** @description Tag: server, firewall, infusion pump, … */
                        assetType?: string;
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
                            name: string;
                            siteId: string | null;
                            site: string | null;
                            quantity: number;
                            organisation: string | null;
                            environment: string | null;
                            exposure: ("public" | "internal" | "isolated") | null;
                            assetType: string | null;
                            missingTags: string[];
                            inventories: number;
                        };
                    };
                };
            };
        };
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
    "/v1/inventories": {
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
                                name: string;
                                /** Format: uuid */
                                assetId: string;
                                asset: string;
                                form: "cyclonedx-json" | "spdx-json" | "spdx3-json" | "spdx-tag-value" | "package-lock" | "requirements" | "go-mod" | "cargo-lock" | "dpkg" | "rpm" | "csv" | "picture list";
                                fileName: string | null;
                                revision: number;
                                components: number;
                                importedAt: string | null;
                                waiting: number;
                                /** @description Exposures that are open */
                                open: number;
                                problems: {
                                    where: string;
                                    message: string;
                                }[];
                                problemCount: number;
                                imports: {
                                    revision: number;
                                    /** Format: date-time */
                                    at: string;
                                    added: number;
                                    removed: number;
                                    changed: number;
                                    same: number;
                                }[];
                            }[];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /** @description Imports a document as the body: CycloneDX or SPDX JSON, package-lock, requirements, go.mod, Cargo.lock, lists of dpkg or rpm, or CSV, told apart by what is in it. Sent once more for the same asset under the same name it is a diff. */
        post: {
            parameters: {
                query?: {
                    assetId?: string;
                    asset?: string;
                    name?: string;
                    fileName?: string;
                    form?: "cyclonedx-json" | "spdx-json" | "spdx3-json" | "spdx-tag-value" | "package-lock" | "requirements" | "go-mod" | "cargo-lock" | "dpkg" | "rpm" | "csv" | "picture list";
                    /** @description Of dpkg and rpm lists: debian:12 */
                    distribution?: string;
                };
                header?: never;
                path?: never;
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
                            inventoryId: string;
                            /** Format: uuid */
                            assetId: string;
                            revision: number;
                            form: "cyclonedx-json" | "spdx-json" | "spdx3-json" | "spdx-tag-value" | "package-lock" | "requirements" | "go-mod" | "cargo-lock" | "dpkg" | "rpm" | "csv" | "picture list";
                            added: number;
                            removed: number;
                            changed: number;
                            same: number;
                            problems: {
                                where: string;
                                message: string;
                            }[];
                            problemCount: number;
                            /** @description Products whose meaning has to be answered by somebody */
                            questions: number;
                            /** @description Products whose meaning is being looked up; some may become questions */
                            lookingUp: number;
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
    "/v1/inventories/{id}": {
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
                            name: string;
                            /** Format: uuid */
                            assetId: string;
                            asset: string;
                            form: "cyclonedx-json" | "spdx-json" | "spdx3-json" | "spdx-tag-value" | "package-lock" | "requirements" | "go-mod" | "cargo-lock" | "dpkg" | "rpm" | "csv" | "picture list";
                            fileName: string | null;
                            revision: number;
                            components: number;
                            importedAt: string | null;
                            waiting: number;
                            /** @description Exposures that are open */
                            open: number;
                            problems: {
                                where: string;
                                message: string;
                            }[];
                            problemCount: number;
                            imports: {
                                revision: number;
                                /** Format: date-time */
                                at: string;
                                added: number;
                                removed: number;
                                changed: number;
                                same: number;
                            }[];
                        };
                    };
                };
            };
        };
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
    "/v1/inventories/{id}/components": {
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
                    /** @description Those that went, in place of those there */
                    removed?: boolean;
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
                            items: {
                                /** Format: uuid */
                                id: string;
                                kind: "package" | "product" | "other";
                                name: string;
                                vendor: string | null;
                                version: string | null;
                                purl: string | null;
                                cpes: string[];
                                takenFor: {
                                    vendor: string;
                                    product: string;
                                } | null;
                                open: number;
                                /** Format: date-time */
                                firstSeen: string;
                                removedAt: string | null;
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
    "/v1/inventories/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The document byte for byte as it was imported. */
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
    "/v1/common-products": {
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
                            items: {
                                id: string;
                                group: string;
                                name: string;
                                icon: string;
                                versionHint: string;
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
    "/v1/inventories/picture-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Adds what was chosen from the list of common products to what the asset has of it. */
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
                        asset?: string;
                        /**
                         * @description In place of what was chosen before, not beside it
                         * @default false
                         */
                        replace?: boolean;
                        items: {
                            id: string;
                            version?: string;
                            quantity?: number;
                        }[];
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
                            inventoryId: string;
                            /** Format: uuid */
                            assetId: string;
                            revision: number;
                            form: "cyclonedx-json" | "spdx-json" | "spdx3-json" | "spdx-tag-value" | "package-lock" | "requirements" | "go-mod" | "cargo-lock" | "dpkg" | "rpm" | "csv" | "picture list";
                            added: number;
                            removed: number;
                            changed: number;
                            same: number;
                            problems: {
                                where: string;
                                message: string;
                            }[];
                            problemCount: number;
                            /** @description Products whose meaning has to be answered by somebody */
                            questions: number;
                            /** @description Products whose meaning is being looked up; some may become questions */
                            lookingUp: number;
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
    "/v1/product-questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What words in inventories were taken for: asked, certain, answered, and known to nobody. */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    state?: "certain" | "asked" | "unmatched" | "confirmed" | "named" | "refused";
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
                                state: "certain" | "asked" | "unmatched" | "confirmed" | "named" | "refused";
                                vendor: string | null;
                                name: string;
                                question: string | null;
                                confidence: number;
                                candidates: {
                                    vendor: string;
                                    product: string;
                                    confidence: number;
                                    because: string[];
                                }[];
                                takenFor: {
                                    vendor: string;
                                    product: string;
                                } | null;
                                components: number;
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
    "/v1/product-questions/{id}/answer": {
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
                        /** @enum {string} */
                        answer: "yes";
                        candidate: number;
                    } | {
                        /** @enum {string} */
                        answer: "no";
                    } | {
                        /** @enum {string} */
                        answer: "named";
                        vendor: string;
                        product: string;
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
                            state: "certain" | "asked" | "unmatched" | "confirmed" | "named" | "refused";
                            vendor: string | null;
                            name: string;
                            question: string | null;
                            confidence: number;
                            candidates: {
                                vendor: string;
                                product: string;
                                confidence: number;
                                because: string[];
                            }[];
                            takenFor: {
                                vendor: string;
                                product: string;
                            } | null;
                            components: number;
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
    "/v1/exposures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Most urgent first; open and unsure ones unless a state is asked for. */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    state?: "open" | "unsure" | "suppressed" | "mended" | "closed";
                    band?: "immediate" | "out-of-cycle" | "scheduled" | "defer" | "unknown";
                    assetId?: string;
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
                                vulnerability: string;
                                title: string;
                                /** @description Name and version as its inventory has them */
                                component: string;
                                asset: string;
                                /** Format: uuid */
                                assetId: string;
                                state: "open" | "unsure" | "suppressed" | "mended" | "closed";
                                band: "immediate" | "out-of-cycle" | "scheduled" | "defer" | "unknown";
                                score: number;
                                dueAt: string | null;
                                late: boolean;
                                fixedIn: string | null;
                                reported: ("planned" | "mitigated" | "deployed" | "not affected" | "accepted") | null;
                                reopened: boolean;
                                embargoed: boolean;
                                tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                                /** Format: date-time */
                                foundAt: string;
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
    "/v1/exposures/{id}": {
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
                            vulnerability: string;
                            title: string;
                            /** @description Name and version as its inventory has them */
                            component: string;
                            asset: string;
                            /** Format: uuid */
                            assetId: string;
                            state: "open" | "unsure" | "suppressed" | "mended" | "closed";
                            band: "immediate" | "out-of-cycle" | "scheduled" | "defer" | "unknown";
                            score: number;
                            dueAt: string | null;
                            late: boolean;
                            fixedIn: string | null;
                            reported: ("planned" | "mitigated" | "deployed" | "not affected" | "accepted") | null;
                            reopened: boolean;
                            embargoed: boolean;
                            tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                            /** Format: date-time */
                            foundAt: string;
                            purl: string | null;
                            version: string | null;
                            /** @description In one sentence why it is so, or why it is no more */
                            because: string;
                            said: {
                                /** @description Feed and record, advisory, or case */
                                source: string;
                                href: string | null;
                                verdict: string;
                                rule: string;
                                range: string | null;
                                because: string;
                                fixedIn: string | null;
                            }[];
                            vex: {
                                status: string;
                                justification: string | null;
                                words: string | null;
                                by: string;
                                at: string | null;
                            } | null;
                            note: string | null;
                            urgency: {
                                summary: string;
                                factors: {
                                    name: string;
                                    value: string;
                                    known: boolean;
                                    source: string;
                                    explanation: string;
                                }[];
                                missing: string[];
                                timeline: string | null;
                            };
                            history: {
                                /** Format: date-time */
                                at: string;
                                said: string;
                                via: string;
                                by: string;
                                words: string | null;
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
    "/v1/exposures/{id}/note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** @description Whether the vulnerable part is reached, in your words; null takes the note back. */
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
                        note: string | null;
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
                            vulnerability: string;
                            title: string;
                            /** @description Name and version as its inventory has them */
                            component: string;
                            asset: string;
                            /** Format: uuid */
                            assetId: string;
                            state: "open" | "unsure" | "suppressed" | "mended" | "closed";
                            band: "immediate" | "out-of-cycle" | "scheduled" | "defer" | "unknown";
                            score: number;
                            dueAt: string | null;
                            late: boolean;
                            fixedIn: string | null;
                            reported: ("planned" | "mitigated" | "deployed" | "not affected" | "accepted") | null;
                            reopened: boolean;
                            embargoed: boolean;
                            tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                            /** Format: date-time */
                            foundAt: string;
                            purl: string | null;
                            version: string | null;
                            /** @description In one sentence why it is so, or why it is no more */
                            because: string;
                            said: {
                                /** @description Feed and record, advisory, or case */
                                source: string;
                                href: string | null;
                                verdict: string;
                                rule: string;
                                range: string | null;
                                because: string;
                                fixedIn: string | null;
                            }[];
                            vex: {
                                status: string;
                                justification: string | null;
                                words: string | null;
                                by: string;
                                at: string | null;
                            } | null;
                            note: string | null;
                            urgency: {
                                summary: string;
                                factors: {
                                    name: string;
                                    value: string;
                                    known: boolean;
                                    source: string;
                                    explanation: string;
                                }[];
                                missing: string[];
                                timeline: string | null;
                            };
                            history: {
                                /** Format: date-time */
                                at: string;
                                said: string;
                                via: string;
                                by: string;
                                words: string | null;
                            }[];
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
    "/v1/exposure-counts": {
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
                            open: number;
                            unsure: number;
                            suppressed: number;
                            mended: number;
                            late: number;
                            dueThisWeek: number;
                            byBand: {
                                band: "immediate" | "out-of-cycle" | "scheduled" | "defer" | "unknown";
                                open: number;
                            }[];
                            components: number;
                            /** @description Components whose exposure was not looked for yet */
                            waiting: number;
                            /** @description Products that no source knows by these words */
                            unmatched: number;
                            questions: number;
                            asOf: string | null;
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
    "/v1/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What to do, most urgent first, in plain words: each ends several exposures at once. */
        get: {
            parameters: {
                query?: {
                    limit?: number;
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
                                id: string;
                                title: string;
                                why: string;
                                steps: string[];
                                deadline: string | null;
                                deadlineWords: string;
                                askVendor: string | null;
                                where: string[];
                                vulnerabilities: string[];
                                exposureIds: string[];
                                band: "immediate" | "out-of-cycle" | "scheduled" | "defer" | "unknown";
                            }[];
                            more: number;
                            /** Format: date-time */
                            madeAt: string;
                            asOf: string | null;
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
    "/v1/exposure-bundle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The signed advisory bundle (gzip) with which "tocsin exposure --offline" matches an inventory without sending it anywhere. Public material; with tlp above clear also what your organisation may know before publication. */
        get: {
            parameters: {
                query?: {
                    tlp?: "clear" | "green" | "amber" | "amber+strict" | "red";
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
                        "application/gzip": string;
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
    "/v1/exposure-bundle/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Public key bundles of this house are signed with (Ed25519, SPKI in PEM). */
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
                            keyid: string;
                            publicKey: string;
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
    "/v1/uptake": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Reports of what was done, each about one exposure or about a vulnerability wherever it stands. */
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
                        reports: {
                            /** Format: uuid */
                            exposureId?: string;
                            vulnerability?: string;
                            /** Format: uuid */
                            assetId?: string;
                            said: "planned" | "mitigated" | "deployed" | "not affected" | "accepted";
                            /** Format: date-time */
                            at?: string;
                            words?: string;
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
                            changed: number;
                            reopened: number;
                            results: {
                                /** @description Position or line */
                                at: string;
                                exposures: number;
                                message: string | null;
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
    "/v1/patch-chains": {
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
                    vulnerability?: string;
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
                                vulnerability: string;
                                title: string;
                                public: boolean;
                                stages: {
                                    stage: "candidate" | "certified" | "upstream" | "released" | "distributions";
                                    reachedAt: string | null;
                                    bypassed: boolean;
                                    entries: {
                                        /** Format: date-time */
                                        at: string;
                                        where: string;
                                        version: string | null;
                                        words: string | null;
                                        bypassedAt: string | null;
                                    }[];
                                }[];
                                deployed: {
                                    exposed: number | null;
                                    deployed: number | null;
                                    silent: number | null;
                                    medianDays: number | null;
                                    hidden: string | null;
                                };
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
    "/v1/patch-chain-counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description How many repairs reached each stage, and the median days between stages. */
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
                            chains: number;
                            stages: {
                                stage: "candidate" | "certified" | "upstream" | "released" | "distributions" | "deployed";
                                reached: number;
                                medianDays: number | null;
                                bypassed: number;
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
    "/v1/patch-chains/{id}": {
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
                            vulnerability: string;
                            title: string;
                            public: boolean;
                            stages: {
                                stage: "candidate" | "certified" | "upstream" | "released" | "distributions";
                                reachedAt: string | null;
                                bypassed: boolean;
                                entries: {
                                    /** Format: date-time */
                                    at: string;
                                    where: string;
                                    version: string | null;
                                    words: string | null;
                                    bypassedAt: string | null;
                                }[];
                            }[];
                            deployed: {
                                exposed: number | null;
                                deployed: number | null;
                                silent: number | null;
                                medianDays: number | null;
                                hidden: string | null;
                            };
                            /** Format: date-time */
                            updatedAt: string;
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
    "/v1/patch-chains/{id}/stages": {
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
                        stage: "candidate" | "certified" | "upstream" | "released" | "distributions";
                        /** Format: date-time */
                        at?: string;
                        where: string;
                        version?: string;
                        words?: string;
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
                            vulnerability: string;
                            title: string;
                            public: boolean;
                            stages: {
                                stage: "candidate" | "certified" | "upstream" | "released" | "distributions";
                                reachedAt: string | null;
                                bypassed: boolean;
                                entries: {
                                    /** Format: date-time */
                                    at: string;
                                    where: string;
                                    version: string | null;
                                    words: string | null;
                                    bypassedAt: string | null;
                                }[];
                            }[];
                            deployed: {
                                exposed: number | null;
                                deployed: number | null;
                                silent: number | null;
                                medianDays: number | null;
                                hidden: string | null;
                            };
                            /** Format: date-time */
                            updatedAt: string;
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
    "/v1/patch-chains/{id}/bypass": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description A later finding got past the repair: what members reported as mended is open again. */
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
                        words: string;
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
                            vulnerability: string;
                            title: string;
                            public: boolean;
                            stages: {
                                stage: "candidate" | "certified" | "upstream" | "released" | "distributions";
                                reachedAt: string | null;
                                bypassed: boolean;
                                entries: {
                                    /** Format: date-time */
                                    at: string;
                                    where: string;
                                    version: string | null;
                                    words: string | null;
                                    bypassedAt: string | null;
                                }[];
                            }[];
                            deployed: {
                                exposed: number | null;
                                deployed: number | null;
                                silent: number | null;
                                medianDays: number | null;
                                hidden: string | null;
                            };
                            /** Format: date-time */
                            updatedAt: string;
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
    "/v1/sector-exposure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Exposure by sector and urgency; cells of few members are hidden. */
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
                            leastShown: number;
                            sectors: {
                                code: string;
                                name: string;
                                members: number | null;
                                bands: {
                                    band: "immediate" | "out-of-cycle" | "scheduled" | "defer" | "unknown";
                                    members: number | null;
                                    open: number | null;
                                    late: number | null;
                                }[];
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
    "/v1/alert-settings": {
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
                            mode: "immediate" | "daily" | "weekly" | "off";
                            atLeast: "immediate" | "out-of-cycle" | "scheduled" | "defer";
                            quiet: {
                                /** @description 07:30, in the member's zone */
                                from: string;
                                /** @description 07:30, in the member's zone */
                                to: string;
                            } | null;
                            breakQuiet: boolean;
                            /** @description 07:30, in the member's zone */
                            digestAt: string;
                            emails: string[];
                            /** @description Whether an address of an RSS feed was made */
                            rss: boolean;
                            /** @description Whether this house sends e-mail */
                            mail: boolean;
                            webhooks: number;
                        };
                    };
                };
            };
        };
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
                        mode: "immediate" | "daily" | "weekly" | "off";
                        atLeast: "immediate" | "out-of-cycle" | "scheduled" | "defer";
                        quiet: {
                            /** @description 07:30, in the member's zone */
                            from: string;
                            /** @description 07:30, in the member's zone */
                            to: string;
                        } | null;
                        breakQuiet: boolean;
                        /** @description 07:30, in the member's zone */
                        digestAt: string;
                        emails: string[];
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
                            mode: "immediate" | "daily" | "weekly" | "off";
                            atLeast: "immediate" | "out-of-cycle" | "scheduled" | "defer";
                            quiet: {
                                /** @description 07:30, in the member's zone */
                                from: string;
                                /** @description 07:30, in the member's zone */
                                to: string;
                            } | null;
                            breakQuiet: boolean;
                            /** @description 07:30, in the member's zone */
                            digestAt: string;
                            emails: string[];
                            /** @description Whether an address of an RSS feed was made */
                            rss: boolean;
                            /** @description Whether this house sends e-mail */
                            mail: boolean;
                            webhooks: number;
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
    "/v1/alert-settings/rss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Makes the address of an RSS feed; it is shown once, and the one before ends. */
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
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            href: string;
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
    "/v1/alerts": {
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
                                /** Format: uuid */
                                exposureId: string;
                                cause: "found" | "urgent" | "reopened" | "due";
                                band: "immediate" | "out-of-cycle" | "scheduled" | "defer" | "unknown";
                                vulnerability: string;
                                component: string;
                                /** Format: date-time */
                                at: string;
                                toldAt: string | null;
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
    "/v1/alerts.rss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Public matters alone; whoever has the address reads it. */
        get: {
            parameters: {
                query: {
                    token: string;
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
                            alarms: string[];
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
    "/v1/discoverers/{name}/outcomes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What became of the reports of one discoverer, by the name of its organisation */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
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
                            discoverer: string;
                            relations: {
                                /** @description Opened a root cause: nothing here was like it */
                                first: number;
                                /** @description The same flaw as a report that was here */
                                duplicate: number;
                                /** @description Refuted as told, but its proof shows a flaw that is known */
                                subsumed: number;
                                /** @description A step of a chain */
                                chain: number;
                                /** @description Not compared yet */
                                ungrouped: number;
                            };
                            cases: {
                                open: number;
                                coordinating: number;
                                "fix ready": number;
                                published: number;
                                closed: number;
                            };
                            rootCausesInCases: number;
                            collisions: {
                                rootCauses: number;
                                /** @description Discoverers of the one most found it; 0 for none */
                                mostDiscoverers: number;
                            };
                            waiting: {
                                rootCauses: number;
                                findingIds: string[];
                            };
                            published: {
                                advisories: number;
                                latest: {
                                    /** Format: uuid */
                                    id: string;
                                    number: string;
                                    title: string;
                                    /** Format: date-time */
                                    publishedAt: string;
                                    credits: string[];
                                }[];
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
    "/v1/feeds/{name}/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description A file of this feed as its publisher gives it, or a folder of such files as tar: JSON, CSV, gzip, zip, tar or tar.gz. Imported by a job; GET /v1/feeds shows how far it is. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
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
                            run: string;
                            feed: string;
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
    "/v1/inventories/{id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** @description Imports into an inventory that is there: what is in it by then comes, changes and goes. */
        put: {
            parameters: {
                query?: {
                    fileName?: string;
                    form?: "cyclonedx-json" | "spdx-json" | "spdx3-json" | "spdx-tag-value" | "package-lock" | "requirements" | "go-mod" | "cargo-lock" | "dpkg" | "rpm" | "csv" | "picture list";
                    /** @description Of dpkg and rpm lists: debian:12 */
                    distribution?: string;
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
                            inventoryId: string;
                            /** Format: uuid */
                            assetId: string;
                            revision: number;
                            form: "cyclonedx-json" | "spdx-json" | "spdx3-json" | "spdx-tag-value" | "package-lock" | "requirements" | "go-mod" | "cargo-lock" | "dpkg" | "rpm" | "csv" | "picture list";
                            added: number;
                            removed: number;
                            changed: number;
                            same: number;
                            problems: {
                                where: string;
                                message: string;
                            }[];
                            problemCount: number;
                            /** @description Products whose meaning has to be answered by somebody */
                            questions: number;
                            /** @description Products whose meaning is being looked up; some may become questions */
                            lookingUp: number;
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
    "/v1/vex": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Statements about vulnerabilities in what you run (OpenVEX, CSAF VEX, CycloneDX VEX): "not affected" and "fixed" suppress, until a newer statement says otherwise. */
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
                            statements: number;
                            /** @description Exposures that are suppressed by them now */
                            suppressed: number;
                            problems: {
                                where: string;
                                message: string;
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
    "/v1/uptake/table": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description A table with a heading line: vulnerability, status, and where wanted asset, date, note. Lines that cannot be read are named in the receipt. */
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
                            changed: number;
                            reopened: number;
                            results: {
                                /** @description Position or line */
                                at: string;
                                exposures: number;
                                message: string | null;
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
    "/v1/uptake/scan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description The result of a scanner for one asset (SARIF, CycloneDX with vulnerabilities, Trivy, Grype). What it found is there, whatever was reported; what it did not find counts as deployed only with complete=true. */
        post: {
            parameters: {
                query: {
                    assetId: string;
                    complete?: boolean;
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
                            changed: number;
                            reopened: number;
                            results: {
                                /** @description Position or line */
                                at: string;
                                exposures: number;
                                message: string | null;
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
