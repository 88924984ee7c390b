// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sql/transaction.h"
#include "app/store/accounts/accountentry.h"
#include "app/store/core/keystore.h"
#include "app/store/core/leafheader.h"
#include "app/store/core/ledgerwriter.h"
#include "app/store/core/query.h"
#include "tests/store/core/worksite.h"

// Leaves of any class, put into a site's ledgers as the writer does.
namespace paillasse::store::testing {

inline std::uint64_t appendLeaf(Worksite& site, const LaboratoryInfo& ledger, LeafClass leafClass, const Bytes& header, const KeyName& name, const Bytes& plaintext)
{
    auto database = must(site.store->connect());
    auto transaction = must(sql::Transaction::begin(database));
    LedgerWriter writer(database, *site.store);
    auto state = must(writer.load(ledger.number, ledger.number == 0 ? site.store->identity().store : ledger.id.uuid()));
    const auto key = must(site.store->keys().obtain(name));
    SecretBytes plain(KeyStore::keySize);
    must(site.store->keys().read(key, plain));
    const auto sequence = must(writer.append(state, {leafClass, site.clock.now(), header, key, plaintext, {}}, plain));
    must(writer.signHead(state, site.clock.now()));
    must(run(database, "UPDATE state SET generation = generation + 1"));
    must(site.store->keys().commitNew());
    must(transaction.commit());
    return sequence;
}

inline LaboratoryInfo firstLaboratory(Worksite& site)
{
    return must(site.store->laboratories()).front();
}

inline KeyName trailKey(const lab::LaboratoryId& laboratory, std::uint32_t period)
{
    return {laboratory, Uuid(), KeyClass::Trail, period};
}

inline std::uint64_t appendReadings(Worksite& site, const lab::PersonId& person, const std::vector<lab::Reading>& readings, std::uint32_t period = 202603)
{
    auto act = site.author.act(lab::RecordReadings{readings}, {}, person);
    ActOpener opener(*site.store, site.clock);
    const auto incoming = must(opener.open(Session(*site.store, site.clock, person).seal(act)));
    const auto laboratory = firstLaboratory(site);
    return appendLeaf(site, laboratory, LeafClass::Read, encodeHeader(headerOf(incoming)), trailKey(laboratory.id, period), incoming.evidence);
}

inline std::uint64_t appendEntry(Worksite& site, const AccountEntry& entry, LeafClass leafClass = LeafClass::Security, std::uint32_t period = 202603)
{
    return appendLeaf(site, {}, leafClass, {}, trailKey({}, period), encodeEntry(entry));
}

} // namespace paillasse::store::testing
