// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>

#include <QTest>

#include "app/crypto/crypto.h"
#include "app/crypto/merkle.h"
#include "tests/crypto/hex.h"

using namespace paillasse;
using namespace paillasse::crypto;
using namespace paillasse::crypto::testing;

// RFC 9162 §2.1.3 and §2.1.4 against the tree of eight leaves that Certificate Transparency's reference implementation publishes: the
// proofs are the published ones, and every mutation of them is refused.
class MerkleVectorsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void inclusion_data();
    void inclusion();
    void consistency_data();
    void consistency();

private:
    // A proof that does not hold, tried under a name.
    using Holds = std::function<bool(const std::vector<Digest>&)>;
    void refuseEveryMutation(const std::vector<Digest>& proof, const std::vector<Digest>& foreign, const Holds& holds);
    void refuse(bool holds, const char* what);

    std::vector<Digest> m_leaves;
    std::vector<Digest> m_roots; // [n]: of the first n leaves
    std::map<std::pair<unsigned, std::uint64_t>, Digest> m_nodes;
    NodeReader m_reader;
    int m_mutations = 0;
};

namespace {

Digest digestOf(const std::string& hex)
{
    Digest digest{};
    std::ranges::copy(fromHex(hex), digest.begin());
    return digest;
}

std::vector<Digest> digestsOf(const QByteArrayList& list)
{
    std::vector<Digest> digests;
    for (const auto& hex : list)
        digests.push_back(digestOf(hex.toStdString()));
    return digests;
}

constexpr const char* leaves[] = {"", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"};

constexpr const char* roots[] = {"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                                 "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125", "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                                 "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7", "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                                 "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef", "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                                 "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};

// Of the inner nodes, by the leaves below them.
constexpr auto leaf0 = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d";
constexpr auto leaf1 = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7";
constexpr auto leaf4 = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b";
constexpr auto leaf6 = "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f";
constexpr auto leaves0to1 = "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125";
constexpr auto leaves2to3 = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e";
constexpr auto leaves4to5 = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";
constexpr auto leaves6to7 = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";
constexpr auto leaves0to3 = "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7";
constexpr auto leaves4to7 = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4";

} // namespace

void MerkleVectorsTest::initTestCase()
{
    QVERIFY(initialise());
    MerkleTree tree;
    m_roots.push_back(emptyRoot());
    for (const auto* leaf : leaves) {
        m_leaves.push_back(leafHash(fromHex(leaf)));
        tree.append(m_leaves.back(), [this](unsigned level, std::uint64_t index, const Digest& hash) { m_nodes[{level, index}] = hash; });
        m_roots.push_back(tree.root());
    }
    for (std::size_t size = 0; size < m_roots.size(); ++size)
        QCOMPARE(m_roots[size], digestOf(roots[size]));
    m_reader = [this](unsigned level, std::uint64_t index) -> Result<Digest> {
        const auto found = m_nodes.find({level, index});
        return found == m_nodes.end() ? Result<Digest>(fail(ErrorCode::NotFound)) : Result<Digest>(found->second);
    };
}

void MerkleVectorsTest::refuse(bool holds, const char* what)
{
    ++m_mutations;
    if (holds)
        QTest::qFail(what, __FILE__, __LINE__);
}

void MerkleVectorsTest::refuseEveryMutation(const std::vector<Digest>& proof, const std::vector<Digest>& foreign, const Holds& holds)
{
    for (std::size_t step = 0; step < proof.size(); ++step) {
        auto changed = proof;
        for (std::size_t bit = 0; bit < 8 * digestSize; ++bit) {
            changed[step][bit / 8] ^= static_cast<std::uint8_t>(1u << bit % 8);
            refuse(holds(changed), "a flipped bit");
            changed[step] = proof[step];
        }
        changed.erase(changed.begin() + static_cast<std::ptrdiff_t>(step));
        refuse(holds(changed), "a step is missing");
        changed = proof;
        changed.insert(changed.begin() + static_cast<std::ptrdiff_t>(step), proof[step]);
        refuse(holds(changed), "a step is there twice");
        for (std::size_t other = step + 1; other < proof.size(); ++other) {
            changed = proof;
            std::swap(changed[step], changed[other]);
            refuse(holds(changed), "two steps have changed places");
        }
    }
    for (const auto& hash : foreign) {
        for (std::size_t at = 0; at <= proof.size(); ++at) {
            auto changed = proof;
            changed.insert(changed.begin() + static_cast<std::ptrdiff_t>(at), hash);
            refuse(holds(changed), "a step too many");
        }
    }
    if (!proof.empty())
        refuse(holds({}), "no steps");
}

void MerkleVectorsTest::inclusion_data()
{
    QTest::addColumn<int>("leaf");
    QTest::addColumn<int>("size");
    QTest::addColumn<QByteArrayList>("proof");
    QTest::newRow("the only one") << 0 << 1 << QByteArrayList();
    QTest::newRow("the first of 8") << 0 << 8 << QByteArrayList{leaf1, leaves2to3, leaves4to7};
    QTest::newRow("the sixth of 8") << 5 << 8 << QByteArrayList{leaf4, leaves6to7, leaves0to3};
    QTest::newRow("the third of 3") << 2 << 3 << QByteArrayList{leaves0to1};
    QTest::newRow("the second of 5") << 1 << 5 << QByteArrayList{leaf0, leaves2to3, leaf4};
}

void MerkleVectorsTest::inclusion()
{
    QFETCH(int, leaf);
    QFETCH(int, size);
    QFETCH(QByteArrayList, proof);
    const auto index = static_cast<std::uint64_t>(leaf);
    const auto of = static_cast<std::uint64_t>(size);
    const auto steps = digestsOf(proof);
    const auto root = m_roots[of];
    QCOMPARE(inclusionProof(index, of, m_reader).value(), steps);
    QVERIFY(verifyInclusion(m_leaves[index], index, of, steps, root));

    m_mutations = 0;
    refuseEveryMutation(steps, {Digest{}, root, m_leaves[index]}, [&](const auto& p) { return verifyInclusion(m_leaves[index], index, of, p, root).has_value(); });
    for (const auto other : {index - 1, index + 1, index ^ 2})
        refuse(verifyInclusion(m_leaves[index], other, of, steps, root).has_value(), "another place");
    for (const auto other : {std::uint64_t{0}, of / 2, of * 2, of * 4})
        refuse(verifyInclusion(m_leaves[index], index, other, steps, root).has_value(), "a tree of another height");
    for (const auto& other : m_leaves)
        if (other != m_leaves[index])
            refuse(verifyInclusion(other, index, of, steps, root).has_value(), "another leaf");
    for (const auto& other : m_roots)
        if (other != root)
            refuse(verifyInclusion(m_leaves[index], index, of, steps, other).has_value(), "another root");
    qInfo("%d mutations refused", m_mutations);
}

void MerkleVectorsTest::consistency_data()
{
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("second");
    QTest::addColumn<QByteArrayList>("proof");
    QTest::newRow("1 to 1") << 1 << 1 << QByteArrayList();
    QTest::newRow("1 to 8") << 1 << 8 << QByteArrayList{leaf1, leaves2to3, leaves4to7};
    QTest::newRow("6 to 8") << 6 << 8 << QByteArrayList{leaves4to5, leaves6to7, leaves0to3};
    QTest::newRow("2 to 5") << 2 << 5 << QByteArrayList{leaves2to3, leaf4};
    QTest::newRow("6 to 7") << 6 << 7 << QByteArrayList{leaves4to5, leaf6, leaves0to3};
}

void MerkleVectorsTest::consistency()
{
    QFETCH(int, first);
    QFETCH(int, second);
    QFETCH(QByteArrayList, proof);
    const auto from = static_cast<std::uint64_t>(first);
    const auto to = static_cast<std::uint64_t>(second);
    const auto steps = digestsOf(proof);
    const auto& before = m_roots[from];
    const auto& after = m_roots[to];
    QCOMPARE(consistencyProof(from, to, m_reader).value(), steps);
    QVERIFY(verifyConsistency(from, before, to, after, steps));

    m_mutations = 0;
    refuseEveryMutation(steps, {Digest{}, before, after}, [&](const auto& p) { return verifyConsistency(from, before, to, after, p).has_value(); });
    if (from != to) {
        for (const auto other : {from - 1, from + 1, from ^ 2})
            refuse(verifyConsistency(other, before, to, after, steps).has_value(), "another first size");
        for (const auto other : {to / 2, to * 2})
            refuse(verifyConsistency(from, before, other, after, steps).has_value(), "a tree of another height");
        refuse(verifyConsistency(from, after, to, before, steps).has_value(), "the roots have changed places");
    }
    for (const auto& other : m_roots) {
        if (other != before)
            refuse(verifyConsistency(from, other, to, after, steps).has_value(), "another first root");
        if (other != after)
            refuse(verifyConsistency(from, before, to, other, steps).has_value(), "another second root");
    }
    qInfo("%d mutations refused", m_mutations);
}

QTEST_GUILESS_MAIN(MerkleVectorsTest)
#include "merklevectors.test.moc"
