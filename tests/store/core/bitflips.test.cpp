// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>
#include <random>

#include <QTest>

#include "app/crypto/hash.h"
#include "app/crypto/treehead.h"
#include "app/store/core/leafcheck.h"
#include "app/store/core/ledgerwriter.h"
#include "app/store/core/query.h"
#include "app/store/core/storeschema.h"
#include "tests/store/core/worksite.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;

namespace {

constexpr int acts = 1000;

struct KeptRow {
    Bytes leaf;
    Bytes salt;
    Bytes header;
    KeyId key = 0;
    Bytes entry;
};

using Nodes = std::map<std::pair<unsigned, std::uint64_t>, crypto::Digest>;

} // namespace

// A ledger of a thousand acts, out of its file: every bit of it that counts is flipped, its rows are swapped, removed, doubled and cut off,
// and what verify looks at them with finds each. (The files themselves, whose pages authenticate, are verify.test.cpp's.)
class BitFlipsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theWholeLedgerPasses();
    void everyFlippedBitOfALeafIsFound();
    void everyFlippedBitOfSaltAndHeaderIsFound();
    void everyFlippedBitOfAnEntryIsFound();
    void everyFlippedBitOfAKeyNumberIsFound();
    void everyFlippedBitOfANodeIsFound();
    void everyFlippedBitOfTheHeadIsFound();
    void everySwapIsFound();
    void everyRemovalIsFound();
    void everyDuplicationIsFound();
    void everyTruncationIsFound();
    void everyRewritingIsFound();

private:
    void readRows();
    [[nodiscard]] LeafCheck beginning();
    [[nodiscard]] LedgerRow row(std::size_t content, std::size_t place) const;
    // The row alone, after those before it: whether anything is found.
    [[nodiscard]] bool isFoundAt(std::size_t place, const LedgerRow& checked) const;
    // Rows in another order, from the first that is not where it was: whether anything is found, at the latest in the head.
    [[nodiscard]] bool isFoundFrom(std::size_t place, const std::vector<std::size_t>& order) const;
    void count(bool isFound, const char* what, std::size_t at);
    void told(const char* what);

    Worksite m_site;
    std::vector<KeptRow> m_rows;
    Nodes m_nodes;
    Bytes m_head;
    std::map<KeyId, SecretBytes> m_keys;
    std::vector<LeafCheck> m_before; // [n]: after n rows
    std::uint64_t m_tried = 0;
    std::uint64_t m_missed = 0;
    std::uint64_t m_all = 0;
};

void BitFlipsTest::initTestCase()
{
    std::vector<lab::Act> group;
    int made = 1; // the profile's is there already
    for (std::uint64_t i = 1; made < acts; ++i) {
        for (const auto& act : {m_site.author.registerPatient(i), m_site.author.placeOrder(i, i), m_site.author.measure(i, 1, "4.1"), m_site.author.measure(i, 2, "1")}) {
            if (made++ < acts)
                group.push_back(act);
        }
    }
    for (const auto& reply : m_site.push(group))
        QVERIFY(reply.outcome == wire::ActOutcome::Accepted);
    readRows();
    QVERIFY(m_rows.size() >= acts);
    m_before.push_back(beginning());
    for (std::size_t at = 0; at < m_rows.size(); ++at) {
        auto check = m_before.back();
        QVERIFY(must(check.add(row(at, at), [](const char* fault) { QTest::qFail(fault, __FILE__, __LINE__); })));
        m_before.push_back(std::move(check));
    }
}

void BitFlipsTest::readRows()
{
    auto database = must(m_site.store->connect(true));
    const auto number = must(m_site.store->laboratories()).front().number;
    must(each(
        database, "SELECT leaf, salt, header, key, entry FROM ledger WHERE seq >= ? AND seq < ? ORDER BY seq",
        [this](const auto& r) -> Result<> {
            m_rows.push_back({toBytes(r.blob(0)), toBytes(r.blob(1)), toBytes(r.blob(2)), r.unsignedInteger(3), toBytes(r.blob(4))});
            return {};
        },
        rowOf(number, 0), rowOf(static_cast<LaboratoryNumber>(number + 1), 0)));
    for (unsigned level = 0; (std::size_t{1} << level) <= m_rows.size(); ++level)
        for (std::uint64_t index = 0; ((index + 1) << level) <= m_rows.size(); ++index)
            m_nodes[{level, index}] = must(readNode(database, number, level, index));
    must(first(database, "SELECT head FROM head WHERE laboratory = ?", [this](const auto& r) { m_head = toBytes(r.blob(0)); }, int{number}));
    for (const auto& kept : m_rows) {
        SecretBytes key(KeyStore::keySize);
        must(m_site.store->keys().read(kept.key, key));
        m_keys.insert_or_assign(kept.key, std::move(key));
    }
}

LeafCheck BitFlipsTest::beginning()
{
    return {m_site.made.laboratory.uuid(),
            [this](unsigned level, std::uint64_t index) -> Result<crypto::Digest> {
                const auto found = m_nodes.find({level, index});
                return found == m_nodes.end() ? Result<crypto::Digest>(fail(ErrorCode::Corrupt)) : Result<crypto::Digest>(found->second);
            },
            [this](KeyId id) -> Result<const SecretBytes*> {
                const auto found = m_keys.find(id);
                return found == m_keys.end() ? Result<const SecretBytes*>(fail(ErrorCode::Corrupt)) : Result<const SecretBytes*>(&found->second);
            }};
}

LedgerRow BitFlipsTest::row(std::size_t content, std::size_t place) const
{
    const auto& kept = m_rows[content];
    return {place, kept.leaf, kept.salt, kept.header, kept.key, kept.entry};
}

bool BitFlipsTest::isFoundAt(std::size_t place, const LedgerRow& checked) const
{
    auto check = m_before[place];
    bool isFound = false;
    const auto added = check.add(checked, [&isFound](const char*) { isFound = true; });
    return isFound || !added;
}

bool BitFlipsTest::isFoundFrom(std::size_t place, const std::vector<std::size_t>& order) const
{
    auto check = m_before[place];
    bool isFound = false;
    const auto find = [&isFound](const char*) { isFound = true; };
    for (auto at = place; at < order.size() && !isFound; ++at)
        isFound = !check.add(row(order[at], at), find) || isFound;
    if (!isFound)
        check.end(m_head, m_site.store->identity().signingKey, find);
    return isFound;
}

void BitFlipsTest::count(bool isFound, const char* what, std::size_t at)
{
    ++m_tried;
    if (!isFound && m_missed++ < 10)
        QTest::qFail((std::string(what) + " at row " + std::to_string(at) + " was not found").c_str(), __FILE__, __LINE__);
}

void BitFlipsTest::told(const char* what)
{
    m_all += m_tried;
    qInfo("%llu %s tried, %llu not found; %llu in all", static_cast<unsigned long long>(m_tried), what, static_cast<unsigned long long>(m_missed), static_cast<unsigned long long>(m_all));
    m_tried = 0;
    m_missed = 0;
}

namespace {

// Each bit in turn; the bytes are as they were at the end.
void eachFlip(Bytes& bytes, const std::function<void()>& look)
{
    for (std::size_t bit = 0; bit < 8 * bytes.size(); ++bit) {
        const auto mask = static_cast<std::uint8_t>(1u << bit % 8);
        bytes[bit / 8] ^= mask;
        look();
        bytes[bit / 8] ^= mask;
    }
}

std::vector<std::size_t> asTheyAre(std::size_t size)
{
    std::vector<std::size_t> order(size);
    for (std::size_t at = 0; at < size; ++at)
        order[at] = at;
    return order;
}

} // namespace

void BitFlipsTest::theWholeLedgerPasses()
{
    QVERIFY(!isFoundFrom(0, asTheyAre(m_rows.size())));
}

void BitFlipsTest::everyFlippedBitOfALeafIsFound()
{
    for (std::size_t at = 0; at < m_rows.size(); ++at)
        eachFlip(m_rows[at].leaf, [&] { count(isFoundAt(at, row(at, at)), "a flipped bit of a leaf", at); });
    told("flipped bits of leaves");
}

void BitFlipsTest::everyFlippedBitOfSaltAndHeaderIsFound()
{
    for (std::size_t at = 0; at < m_rows.size(); ++at) {
        const auto leaf = must(decodeLeaf(m_rows[at].leaf));
        const auto look = [&] { count(LeafCheck::headerFault(leaf, row(at, at)) != nullptr, "a flipped bit of salt or header", at); };
        eachFlip(m_rows[at].salt, look);
        eachFlip(m_rows[at].header, look);
    }
    told("flipped bits of salts and headers");
}

void BitFlipsTest::everyFlippedBitOfAnEntryIsFound()
{
    for (std::size_t at = 0; at < m_rows.size(); ++at) {
        const auto leaf = must(decodeLeaf(m_rows[at].leaf));
        eachFlip(m_rows[at].entry, [&] { count(m_before[at].entryFault(leaf, row(at, at)) != nullptr, "a flipped bit of an entry", at); });
    }
    told("flipped bits of entries");
}

void BitFlipsTest::everyFlippedBitOfAKeyNumberIsFound()
{
    for (std::size_t at = 0; at < m_rows.size(); ++at)
        for (unsigned bit = 0; bit < 64; ++bit) {
            auto changed = row(at, at);
            changed.key ^= KeyId{1} << bit;
            count(isFoundAt(at, changed), "a flipped bit of a key's number", at);
        }
    told("flipped bits of key numbers");
}

void BitFlipsTest::everyFlippedBitOfANodeIsFound()
{
    for (auto& [place, hash] : m_nodes) {
        const auto& [level, index] = place;
        const auto completedBy = static_cast<std::size_t>(((index + 1) << level) - 1);
        for (std::size_t bit = 0; bit < 8 * hash.size(); ++bit) {
            const auto mask = static_cast<std::uint8_t>(1u << bit % 8);
            hash[bit / 8] ^= mask;
            count(isFoundAt(completedBy, row(completedBy, completedBy)), "a flipped bit of a node", completedBy);
            hash[bit / 8] ^= mask;
        }
    }
    told("flipped bits of nodes");
}

void BitFlipsTest::everyFlippedBitOfTheHeadIsFound()
{
    const auto& whole = m_before.back();
    const auto& key = m_site.store->identity().signingKey;
    eachFlip(m_head, [&] {
        bool isFound = false;
        whole.end(m_head, key, [&isFound](const char*) { isFound = true; });
        count(isFound, "a flipped bit of the head", m_rows.size());
    });
    told("flipped bits of the head");
}

void BitFlipsTest::everySwapIsFound()
{
    auto order = asTheyAre(m_rows.size());
    const auto look = [&](std::size_t a, std::size_t b) {
        std::swap(order[a], order[b]);
        count(isFoundFrom(a, order), "a swap", a);
        std::swap(order[a], order[b]);
    };
    for (std::size_t at = 0; at + 1 < order.size(); ++at)
        look(at, at + 1);
    const auto seed = std::random_device{}();
    qInfo("seed %u", seed);
    std::mt19937_64 random(seed);
    for (int i = 0; i < 20'000; ++i) {
        const auto a = random() % order.size();
        const auto b = random() % order.size();
        if (a != b)
            look(std::min(a, b), std::max(a, b));
    }
    told("swaps");
}

void BitFlipsTest::everyRemovalIsFound()
{
    for (std::size_t at = 0; at < m_rows.size(); ++at) {
        // The others move up; or they stay where they are, and a place is empty.
        auto order = asTheyAre(m_rows.size());
        order.erase(order.begin() + static_cast<std::ptrdiff_t>(at));
        count(isFoundFrom(at, order), "a removal", at);
        count(at + 1 == m_rows.size() ? isFoundFrom(at, order) : isFoundAt(at, row(at + 1, at + 1)), "a gap", at);
    }
    told("removals");
}

void BitFlipsTest::everyDuplicationIsFound()
{
    for (std::size_t at = 0; at < m_rows.size(); ++at) {
        auto order = asTheyAre(m_rows.size());
        order.insert(order.begin() + static_cast<std::ptrdiff_t>(at), at);
        count(isFoundFrom(at, order), "a duplication", at);
        order = asTheyAre(m_rows.size());
        order.push_back(at);
        count(isFoundFrom(m_rows.size(), order), "a duplicate at the end", at);
    }
    told("duplications");
}

void BitFlipsTest::everyTruncationIsFound()
{
    for (std::size_t size = 0; size < m_rows.size(); ++size)
        count(isFoundFrom(size, asTheyAre(size)), "a truncation", size);
    told("truncations");
}

// By somebody who has the file's keys, but not the store's signing key: leaf, entry and every node above are made to fit.
void BitFlipsTest::everyRewritingIsFound()
{
    const auto kept = m_nodes;
    for (std::size_t at = 0; at < m_rows.size(); ++at) {
        auto leaf = must(decodeLeaf(m_rows[at].leaf));
        leaf.time.ms += 1;
        const auto before = std::exchange(m_rows[at].leaf, encodeLeaf(leaf));
        crypto::MerkleTree tree;
        for (std::size_t i = 0; i < m_rows.size(); ++i)
            tree.append(i == at ? crypto::leafHash(m_rows[i].leaf) : kept.at({0, i}), [this](unsigned level, std::uint64_t index, const crypto::Digest& hash) { m_nodes[{level, index}] = hash; });
        // Nothing but the head tells.
        QVERIFY(!isFoundAt(at, row(at, at)));
        auto check = m_before[at];
        bool isFound = false;
        for (auto i = at; i < m_rows.size(); ++i)
            QVERIFY(must(check.add(row(i, i), [](const char* fault) { QTest::qFail(fault, __FILE__, __LINE__); })));
        check.end(m_head, m_site.store->identity().signingKey, [&isFound](const char*) { isFound = true; });
        count(isFound, "a rewriting", at);
        m_rows[at].leaf = before;
    }
    m_nodes = kept;
    told("rewritings");
}

QTEST_GUILESS_MAIN(BitFlipsTest)
#include "bitflips.test.moc"
