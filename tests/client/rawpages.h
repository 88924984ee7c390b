// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include "app/base/secretbytes.h"

namespace paillasse::client::testing {

// What stands in the pages of an encrypted file and of its log, each decrypted as it lies there: rows, and whatever was left in places
// that no row uses any more. SQLCipher's layout: AES-256-CBC a page, the vector before the HMAC at its end, the salt before the first.
// A page that does not decrypt to what it was is noise in it, and not an error: the caller looks for words.
QByteArray rawPages(const QString& file, const SecretBytes& key);

} // namespace paillasse::client::testing
