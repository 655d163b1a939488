/*
 * frames: reads a stream of frames (type byte, length byte, payload) from standard input and prints one
 * line for each. Written for this demonstration; the flaw is deliberate and lives nowhere else.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_INPUT = 65536, MAX_PAYLOAD = 32 };

struct frame {
  unsigned char type;
  unsigned char length;
  unsigned char *payload;
};

/* Copies the payload of the frame at `input` into memory of its own. Answers the bytes used, 0 at the end. */
static size_t read_frame(const unsigned char *input, size_t size, struct frame *frame) {
  if (size < 2) return 0;
  frame->type = input[0];
  frame->length = input[1];
  frame->payload = malloc(MAX_PAYLOAD);
  if (frame->payload == NULL) abort();
  /* The length byte is the sender's: up to 255 bytes go into the room of 32. */
  for (size_t i = 0; i < frame->length && i + 2 < size; i++) frame->payload[i] = input[i + 2];
  return 2 + (size_t)frame->length;
}

int main(void) {
  static unsigned char input[MAX_INPUT];
  size_t size = fread(input, 1, sizeof input, stdin);
  size_t at = 0;
  while (at < size) {
    struct frame frame;
    size_t used = read_frame(input + at, size - at, &frame);
    if (used == 0) break;
    printf("type %u, %u bytes\n", frame.type, frame.length);
    free(frame.payload);
    at += used;
  }
  return 0;
}
