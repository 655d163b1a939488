module.exports = require('polyfill:assert/')
