/* The parts of `line`. */
#ifndef CLI_LINE_H
#define CLI_LINE_H

#include "bulletin/line_send.h"
#include "cli/cli.h"

/* Asks LINE about each narrowcast (of the notices named, or of all) whose
 * fate the journal does not know, prints it and writes it down. */
enum cli_status line_progress(struct cli *cli, struct line_client *client,
    struct line_journal *journal, int argc, char **argv);

#endif
