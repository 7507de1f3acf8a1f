// Extended attributes, which hold access lists too. Swift's module of the C library leaves them out.
#include <sys/xattr.h>
