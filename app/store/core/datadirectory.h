// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/base/secretbytes.h"
#include "app/base/uuid.h"
#include "app/lab/ids.h"

namespace paillasse::store {

// What lies under --data:
//   master.key   32 random bytes and their check value; mode 0600, owned by the user that runs the store
//   keys.db      the wrapped keys and the store's own secrets; apart, so that it is backed up apart
//   store.db     ledger, documents, accounts; sections sealed under the patients' keys
//   index.db     identifiers of patients and orders for import and uniqueness; never backed up, rebuilt from the documents
//   watch.db     the trail's index and what the rules remember; never backed up, rebuilt from the ledgers
//   staging/     what migrations have read and nobody has accepted yet, a file each; never backed up, gone with its key
//   lock         empty
//   making/      only while init or restore is at it, or was interrupted: then it is no store
// The master key may lie elsewhere: then the directory alone opens nothing.
class DataDirectory {
public:
    DataDirectory(std::string path, std::string masterKey = {}) // NOLINT(google-explicit-constructor): a path is one
        : m_path(std::move(path)), m_masterKey(masterKey.empty() ? keyFileBeside() : std::move(masterKey))
    {
    }

    [[nodiscard]] const std::string& path() const { return m_path; }
    [[nodiscard]] std::string masterKeyFile() const { return m_masterKey; }
    [[nodiscard]] bool keepsKeyBeside() const { return m_masterKey == keyFileBeside(); }
    [[nodiscard]] std::string keysFile() const { return m_path + "/keys.db"; }
    [[nodiscard]] std::string storeFile() const { return m_path + "/store.db"; }
    [[nodiscard]] std::string indexFile() const { return m_path + "/index.db"; }
    [[nodiscard]] std::string watchFile() const { return m_path + "/watch.db"; }
    [[nodiscard]] std::string stagingFolder() const { return m_path + "/staging"; }
    [[nodiscard]] std::string lockFile() const { return m_path + "/lock"; }

    // Refused: group or others can read the file, or somebody else owns it. Missing, Corrupt.
    [[nodiscard]] Result<SecretBytes> readMasterKey() const;
    [[nodiscard]] bool isInitialised() const;
    [[nodiscard]] std::string makingFolder() const { return m_path + "/making"; }
    // Conflict: init or restore was interrupted here, the text says what to delete; Locked: one is at work.
    [[nodiscard]] Result<> checkWhole() const;
    // That, and NotFound where nothing was initialised.
    [[nodiscard]] Result<> checkInitialised() const;

private:
    [[nodiscard]] std::string keyFileBeside() const { return m_path + "/master.key"; }

    std::string m_path;
    std::string m_masterKey;
};

// Serving: one at a time. Using: everybody who writes beside it. Alone: nobody else at all (verify, restore). Held: the caller has one.
// Making: init or restore is at work, whoever has which of the others.
enum class LockKind { Serving, Using, Alone, Held, Making };

// Held until it goes, also by a process that is killed.
class DirectoryLock {
public:
    // Locked: somebody else is there.
    static Result<DirectoryLock> take(const DataDirectory& directory, LockKind kind);

    DirectoryLock(DirectoryLock&& other) noexcept;
    DirectoryLock& operator=(DirectoryLock&&) = delete;
    ~DirectoryLock();

private:
    explicit DirectoryLock(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor;
};

// What `init` has to tell its operator, once. The recovery identity is kept nowhere else.
struct Initialised {
    Uuid store;
    lab::LaboratoryId laboratory;
    std::string recoveryRecipient;  // public: backups are encrypted to it
    SecretBytes recoveryIdentity;   // secret text: opens backups; on paper, in a safe
};

// Makes a store: master key, key file, database, signing and box keys, epoch 1, the recovery recipient and the first laboratory; in a
// directory in making, or for a test in its place at once. Conflict: there is one already.
Result<Initialised> initialise(const DataDirectory& directory, const std::string& laboratoryName, const Clock& clock);

} // namespace paillasse::store
