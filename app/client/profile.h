// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include <QString>

#include "app/base/bytes.h"
#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/base/uuid.h"
#include "app/lab/ids.h"

namespace paillasse::client {

// enrolment.json: who this workstation is and which store it trusts. Nothing in it is a secret; the TLS key and the device
// secret are in the keyring under `keyringEntry`.
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
    Instant enrolledAt;
    bool operator==(const Enrolment&) const = default;

    [[nodiscard]] bool isApproved() const { return !certificate.empty(); }
};

// The workstation's folder, of mode 0700:
//   enrolment.json   see above
//   caches/          one SQLCipher file and one key slot for each person
//   outbox/          acts for the store, sealed to it
//   numbers.json     what of the leased blocks was given out
//   quarantine/      what did not open: kept, never deleted by the program
class Profile {
public:
    // QStandardPaths::AppDataLocation, or the folder named.
    static Profile standard();
    explicit Profile(QString folder) : m_folder(std::move(folder)) {}

    // Makes the folders. DiskFull, Refused.
    [[nodiscard]] Result<> prepare() const;
    // Nothing: not enrolled. Corrupt: the file does not read.
    [[nodiscard]] Result<std::optional<Enrolment>> readEnrolment() const;
    [[nodiscard]] Result<> writeEnrolment(const Enrolment& enrolment) const;
    [[nodiscard]] Result<> removeEnrolment() const;

    [[nodiscard]] const QString& folder() const { return m_folder; }
    [[nodiscard]] QString caches() const { return m_folder + QStringLiteral("/caches"); }
    [[nodiscard]] QString outboxFile() const { return m_folder + QStringLiteral("/outbox/acts.outbox"); }
    [[nodiscard]] QString numbersFile() const { return m_folder + QStringLiteral("/numbers.json"); }
    [[nodiscard]] QString headsFile() const { return m_folder + QStringLiteral("/heads.json"); }
    [[nodiscard]] QString quarantine() const { return m_folder + QStringLiteral("/quarantine"); }
    // An encrypted cache exists: a missing keyring entry is then no first run.
    [[nodiscard]] bool hasEncryptedFiles() const;
    // Moves a file (and what SQLite keeps beside it) into quarantine; its new name.
    [[nodiscard]] Result<QString> putAside(const QString& path, Instant now) const;
    // Before a new enrolment: enrolment, caches and numbers into quarantine. The outbox stays: its acts are pushed by whoever comes next.
    [[nodiscard]] Result<> putEnrolmentAside(Instant now) const;

private:
    QString m_folder;
};

} // namespace paillasse::client
