/* i18n.h -- messages in the user's language.
 *
 * Message texts in the code are English; po/zh_CN.po has the Chinese. _() translates where a
 * message is given, N_() marks a text in a table that is translated later. */
#ifndef BASE_I18N_H
#define BASE_I18N_H

#include <libintl.h>

#define BANXIN_DOMAIN "banxin"

#define _(text)  dgettext(BANXIN_DOMAIN, (text))
#define N_(text) (text)

#endif
