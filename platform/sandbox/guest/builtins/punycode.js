module.exports = require('polyfill:punycode/')
