// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/base/clock.h"
#include "app/crypto/hash.h"
#include "app/store/accounts/watchentries.h"
#include "app/store/channels/transfer.h"

namespace paillasse::store {

class Store;

const char* nameOf(ChannelKind kind);

// Where alerts go, as an operator says it.
struct ChannelSettings {
    std::string name;                     // of letters, digits and '-'
    ChannelKind kind{};
    Destination to;                       // of a webhook, the password is the key that signs
    std::string from;                     // of Mail: mailboxes
    std::vector<std::string> recipients;
    wire::Severity least{};               // less is not sent there
};
// InvalidInput, with what is wrong.
Result<> checkSettings(const ChannelSettings& settings);

// The channels of this store: all of them as one secret of the store, wrapped by the master key and backed up with the keys.
class ChannelBook {
public:
    explicit ChannelBook(Store& store) : m_store(store) {}

    [[nodiscard]] Result<std::vector<ChannelSettings>> read();
    Result<> write(const std::vector<ChannelSettings>& channels);
    // What it holds, when that is not what this book last read or wrote: another process may have changed it.
    [[nodiscard]] Result<std::optional<std::vector<ChannelSettings>>> news();

private:
    Store& m_store;
    std::optional<crypto::Digest> m_seen;
};

} // namespace paillasse::store
