// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "app/client/profile.h"
#include "app/wire/messages.h"

namespace paillasse::client {

// The patient and accession numbers that this workstation may give out, online or not, from the blocks that the store has leased to
// it. What was given out is on the disk before anybody sees it. From several threads.
class Numbers {
public:
    enum class Kind { Patient, Accession };

    // Corrupt: the file does not read; it is then put aside, and new blocks are asked for.
    static Numbers open(const Profile& profile, Instant now);
    Numbers(Numbers&& other) noexcept;

    // The store's present blocks for this laboratory; those of accessions are of this year.
    Result<> add(const wire::LaboratoryEntry& entry, int year);
    // NotFound: none is left.
    Result<std::string> take(const lab::LaboratoryId& laboratory, Kind kind);
    [[nodiscard]] std::uint64_t left(const lab::LaboratoryId& laboratory, Kind kind) const;
    // How much of the newest blocks was given out, for the store.
    [[nodiscard]] wire::LeaseRequest usage(const lab::LaboratoryId& laboratory) const;

private:
    struct Block {
        std::uint64_t first = 0;
        std::uint64_t last = 0;
        std::uint64_t next = 0;
        int year = 0;
    };
    using Key = std::pair<lab::LaboratoryId, Kind>;

    explicit Numbers(Profile profile) : m_profile(std::move(profile)) {}
    bool load(ByteView json);
    Result<> save();
    void addBlock(const Key& key, const wire::NumberLease& lease, int year);
    [[nodiscard]] std::uint64_t used(const Key& key) const;

    Profile m_profile;
    mutable std::mutex m_mutex;
    std::map<Key, std::vector<Block>> m_blocks; // oldest first
};

} // namespace paillasse::client
