module.exports = require('polyfill:string_decoder/')
