/*
 * A stand-in for LINE's server on the loopback address.
 *
 * line_mock LOG PORT-FILE ANSWER…: writes its port to a file, then answers
 * one request after the other with the ANSWERs, the last one for ever. An
 * ANSWER is a status; `hang` (says nothing), `cut` (closes in mid-body), or
 * these two after the message was accepted: `took-hang`, `took-cut`; or the
 * phase of a narrowcast. A retry
 * key whose message was accepted gets 409, whatever the ANSWER. LOG has a line
 * a request: status, path, whether the token is the right one, retry key,
 * body.
 */
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define REQUEST_MAX (4 << 20)
#define KEYS_MAX 4096

static char *request;
static char keys[KEYS_MAX][64];
static int nkeys;

static int
known(const char *key)
{
	for (int i = 0; i < nkeys; i++)
		if (*key && !strcmp(keys[i], key))
			return 1;
	return 0;
}

static void
header(const char *name, char *out, size_t size)
{
	const char *p = strcasestr(request, name);
	size_t n = 0;

	if (p) {
		p += strlen(name);
		n = strcspn(p, "\r\n");
	}
	snprintf(out, size, "%.*s", (int)n, p ? p : "");
}

/* The whole request; the body's place, or NULL. */
static char *
receive(int fd)
{
	size_t len = 0, want = 0;
	char *body = NULL, length[32];

	for (;;) {
		ssize_t n = recv(fd, request + len, REQUEST_MAX - len - 1, 0);

		if (n <= 0)
			return NULL;
		len += (size_t)n;
		request[len] = '\0';
		if (!body && (body = strstr(request, "\r\n\r\n"))) {
			body += 4;
			header("Content-Length: ", length, sizeof(length));
			want = strtoul(length, NULL, 10);
		}
		if (body && len - (size_t)(body - request) >= want)
			return body;
	}
}

static int
is_phase(const char *what)
{
	return !strcmp(what, "waiting") || !strcmp(what, "sending") ||
	       !strcmp(what, "succeeded") || !strcmp(what, "failed");
}

static void
answer_phase(int fd, const char *phase)
{
	char body[256], head[512];

	snprintf(body, sizeof(body),
	    "{\"phase\":\"%s\",\"successCount\":120,\"targetCount\":130,"
	    "\"failedDescription\":\"too few\",\"errorCode\":2}",
	    phase);
	snprintf(head, sizeof(head),
	    "HTTP/1.1 200 X\r\nContent-Length: %zu\r\nConnection: "
	    "close\r\n\r\n%s",
	    strlen(body), body);
	if (send(fd, head, strlen(head), MSG_NOSIGNAL) < 0)
		perror("send");
}

static void
answer(int fd, int status, int cut)
{
	static const char accepted[] = "{}";
	static const char refused[] =
	    "{\"message\":\"not this way\",\"details\":[{\"message\":"
	    "\"too long\",\"property\":\"messages[0].text\"}]}";
	const char *body = status < 300 ? accepted : refused;
	char head[512];
	int n = snprintf(head, sizeof(head),
	    "HTTP/1.1 %d X\r\nContent-Type: application/json\r\n"
	    "X-Line-Request-Id: r%d\r\n%sContent-Length: %zu\r\n"
	    "Connection: close\r\n\r\n%.*s",
	    status, status,
	    status == 409 ? "X-Line-Accepted-Request-Id: a\r\n" : "",
	    strlen(body), cut ? 1 : (int)strlen(body), body);

	if (send(fd, head, (size_t)n, MSG_NOSIGNAL) < 0)
		perror("send");
}

static void
serve(int fd, const char *what, FILE *log)
{
	char key[64], token[64], path[128] = "", rest[64];
	char *body = receive(fd);
	int took = !strncmp(what, "took-", 5) || !strcmp(what, "200") ||
		   !strcmp(what, "202");

	if (!body)
		return;
	header("X-Line-Retry-Key: ", key, sizeof(key));
	header("Authorization: ", token, sizeof(token));
	sscanf(request, "%*s %127s", path);
	if (known(key)) {
		what = "409";
	} else if (took && nkeys < KEYS_MAX) {
		snprintf(keys[nkeys++], sizeof(keys[0]), "%s", key);
	}
	fprintf(log, "%s %s %s %s %s\n", what, path,
	    strcmp(token, "Bearer geheim") ? "-" : "ok", *key ? key : "-",
	    body);
	fflush(log);
	if (is_phase(what))
		answer_phase(fd, what);
	else if (strstr(what, "hang"))
		while (recv(fd, rest, sizeof(rest), 0) > 0)
			;
	else
		answer(fd, strstr(what, "cut") ? 200 : atoi(what),
		    strstr(what, "cut") != NULL);
}

int
main(int argc, char **argv)
{
	struct sockaddr_in addr = { .sin_family = AF_INET,
		.sin_addr = { htonl(INADDR_LOOPBACK) } };
	socklen_t size = sizeof(addr);
	int server = socket(AF_INET, SOCK_STREAM, 0);
	FILE *log, *port;

	if (argc < 4 || server < 0 ||
	    bind(server, (struct sockaddr *)&addr, sizeof(addr)) != 0 ||
	    listen(server, 16) != 0 ||
	    getsockname(server, (struct sockaddr *)&addr, &size) != 0)
		return 1;
	request = malloc(REQUEST_MAX);
	log = fopen(argv[1], "w");
	port = fopen(argv[2], "w");
	if (!request || !log || !port)
		return 1;
	fprintf(port, "%d\n", ntohs(addr.sin_port));
	fclose(port);
	for (int next = 3;;) {
		int fd = accept(server, NULL, NULL);

		if (fd < 0)
			continue;
		serve(fd, argv[next], log);
		close(fd);
		if (next + 1 < argc)
			next++;
	}
}
