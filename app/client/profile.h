// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <QString>

#include "app/base/bytes.h"
#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/base/secretbytes.h"
#include "app/base/uuid.h"
#include "app/lab/ids.h"

namespace paillasse::client {

// enrolment.json: who this workstation is and which store it trusts. Nothing in it is a secret; the TLS key, the device
// secret and the key of its seal are in the keyring under `keyringEntry`.
struct Enrolment {
    std::string address;           // "host:port"
    std::string workstationName;
    lab::WorkstationId workstation;
    Uuid store;
    std::string authority;         // the store's CA certificate, PEM
    std::string certificate;       // this workstation's, PEM; empty while it awaits approval
    std::string request;           // PKCS#10, PEM, as long as it awaits approval
    Bytes secretHash;              // of the enrolment code, as long as it awaits approval
    Bytes storeSigningKey;
    Bytes storeBoxKey;
    std::string keyringEntry;      // random: two profiles never share an entry
    std::string keyringMark;       // another entry beside it: where only that is left, the keyring is the same and our entry is gone
    Instant enrolledAt;
    // Keyring entries that are not in force: made for a renewal that did not come to its end, or replaced by one. To be removed.
    std::vector<std::string> spareEntries;
    bool wiping = false;           // ordered and begun; what is left is only good for saying so to the store
    Bytes seal;                    // app/client/enrolmentseal.h; empty: written before there were any
    bool operator==(const Enrolment&) const = default;

    [[nodiscard]] bool isApproved() const { return !certificate.empty(); }
};

// The workstation's folder, of mode 0700:
//   enrolment.json   see above
//   caches/          one SQLCipher file and one key slot for each person
//   outbox/          acts for the store, sealed to it
//   numbers.json     what of the leased blocks was given out
//   standing.cbor    which caches were destroyed here, until the store knows
//   quarantine/      what did not open: kept, never deleted by the program
class Profile {
public:
    // QStandardPaths::AppDataLocation, or the folder named.
    static Profile standard();
    explicit Profile(QString folder) : m_folder(std::move(folder)) {}

    // Makes the folders. DiskFull, Refused.
    [[nodiscard]] Result<> prepare() const;
    // Nothing: not enrolled. Corrupt: the file does not read. Whether it is as this program wrote it only its seal says.
    [[nodiscard]] Result<std::optional<Enrolment>> readEnrolment() const;
    [[nodiscard]] Result<> writeEnrolment(const Enrolment& enrolment, const SecretBytes& sealKey) const;
    // As it was read, with the seal that it has: where no key can be had.
    [[nodiscard]] Result<> rewriteEnrolment(const Enrolment& enrolment) const;
    [[nodiscard]] Result<> removeEnrolment() const;

    [[nodiscard]] const QString& folder() const { return m_folder; }
    [[nodiscard]] QString caches() const { return m_folder + QStringLiteral("/caches"); }
    [[nodiscard]] QString outboxFile() const { return m_folder + QStringLiteral("/outbox/acts.outbox"); }
    [[nodiscard]] QString numbersFile() const { return m_folder + QStringLiteral("/numbers.json"); }
    [[nodiscard]] QString headsFile() const { return m_folder + QStringLiteral("/heads.json"); }
    [[nodiscard]] QString standingFile() const { return m_folder + QStringLiteral("/standing.cbor"); }
    [[nodiscard]] QString quarantine() const { return m_folder + QStringLiteral("/quarantine"); }
    // An encrypted cache exists: a missing keyring entry is then no first run.
    [[nodiscard]] bool hasEncryptedFiles() const;
    // Every keyring entry that enrolments of this profile have made, those put aside as well.
    [[nodiscard]] std::vector<std::string> keyringEntries() const;
    // Everything but enrolment and outbox, for good.
    [[nodiscard]] Result<> destroyData() const;
    // Moves a file (and what SQLite keeps beside it) into quarantine; its new name.
    [[nodiscard]] Result<QString> putAside(const QString& path, Instant now) const;
    // Before a new enrolment: enrolment, caches and numbers into quarantine. The outbox stays: its acts are pushed by whoever comes next.
    [[nodiscard]] Result<> putEnrolmentAside(Instant now) const;

private:
    QString m_folder;
};

} // namespace paillasse::client
