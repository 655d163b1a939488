const Stream = require('polyfill:readable-stream')
module.exports = Stream
Stream.Stream ??= Stream
Stream.getDefaultHighWaterMark ??= (objectMode) => (objectMode ? 16 : 16384)
