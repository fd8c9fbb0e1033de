# An installed program finds its layouts, fonts and messages beside itself, wherever that is; the
# shared library is found by pkg-config and shows nothing but its interface.
need make pkg-config
case $BUILD in */release) ;; *) echo "only for the release build"; exit 77 ;; esac
make -s -C "$ROOT" install DESTDIR="$PWD/moved" PREFIX=/usr/local > log 2>&1 || cat log
(cd moved/usr/local && find . -type f -o -type l) | grep -v -e '/layouts/' -e '/fonts/' | sort
cp ../samples/profile-short.xml .
BANXIN=$PWD/moved/usr/local/bin/banxin
try render profile-short.xml
chinese render -t letter profile-short.xml
nm -D --defined-only moved/usr/local/lib/libbanxin.so.0 | awk '{ print $3 }' | grep -v '^banxin_'
cat > program.c <<'END'
#include <banxin.h>
#include <stdio.h>

int main(void)
{
	struct banxin *b = banxin_open(NULL);
	struct banxin_result r = { 0 };
	bool ok = b && banxin_render_file(b, &(struct banxin_job){ .path = "profile-short.xml" }, "own.pdf", &r);
	printf("%s, %u page, %s\n", ok ? "rendered" : "failed", r.pages, banxin_version());
	banxin_close(b);
	return !ok;
}
END
lib=$PWD/moved/usr/local/lib
export PKG_CONFIG_PATH=$lib/pkgconfig PKG_CONFIG_SYSROOT_DIR=$PWD/moved
cc -o program program.c $(pkg-config --cflags --libs banxin) &&
	BANXIN_DATA=moved/usr/local/share/banxin LD_LIBRARY_PATH=$lib ./program
cmp own.pdf profile-short.pdf
make -s -C "$ROOT" uninstall DESTDIR="$PWD/moved" PREFIX=/usr/local > log 2>&1 || cat log
find moved -type f
