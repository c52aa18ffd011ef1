#include "cli/cli.h"

#include <fcntl.h>
#include <unistd.h>

/* A stream that was closed would give its number to the next file. Writing to
 * one remains an error. */
static void
open_streams(void)
{
	int fd;

	do
		fd = open("/dev/null", O_RDONLY);
	while (fd >= 0 && fd <= STDERR_FILENO);
	if (fd >= 0)
		close(fd);
}

int
main(int argc, char **argv)
{
	open_streams();
	memory_large_pages();
	return cli_main(argc, argv, stdout, stderr);
}
