#include "base/base.h"

#include <dlfcn.h>
#include <pthread.h>

bool
library_load(const char *name, const struct library_call *calls, size_t count)
{
	static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
	void *library;
	bool found;

	pthread_mutex_lock(&mutex);
	library = dlopen(name, RTLD_NOW | RTLD_LOCAL);
	found = library != NULL;
	for (size_t i = 0; found && i < count; i++) {
		*calls[i].to = dlsym(library, calls[i].name);
		found = *calls[i].to != NULL;
	}
	pthread_mutex_unlock(&mutex);
	return found;
}
