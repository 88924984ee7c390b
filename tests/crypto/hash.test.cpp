// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>

#include <QTest>

#include "app/crypto/crypto.h"
#include "app/crypto/hash.h"
#include "app/crypto/sha1.h"
#include "app/crypto/merkle.h"
#include "tests/crypto/hex.h"

using namespace paillasse;
using namespace paillasse::crypto;
using namespace paillasse::crypto::testing;

// Against published vectors: FIPS 180-4, RFC 4231, RFC 5869, and the tree of Certificate Transparency's reference implementation.
class HashTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initialise()); }
    void sha256OfKnownTexts_data();
    void sha256OfKnownTexts();
    void sha256InPieces();
    void sha1OfAKnownText();
    void hmacOfRfc4231();
    void hkdfOfRfc5869_data();
    void hkdfOfRfc5869();
    void labelsGiveDifferentKeys();
    void randomIsNotTwiceTheSame();
    void rootsOfTheReferenceTree();
    void everyInclusionProofHolds();
    void everyConsistencyProofHolds();
    void aProofOfAnythingElseIsRefused();
    void whatIsNotInATreeHasNoProof();
    void aTreeGoesOnFromItsFrontier();
};

namespace {

constexpr std::uint64_t most = 70;

// A tree that keeps every node, as the store does.
class Grown {
public:
    explicit Grown(std::uint64_t size)
    {
        for (std::uint64_t i = 0; i < size; ++i) {
            leaves.push_back(leafHash(asBytes("leaf " + std::to_string(i))));
            tree.append(leaves.back(), [this](unsigned level, std::uint64_t index, const Digest& hash) { nodes[{level, index}] = hash; });
            roots.push_back(tree.root());
        }
    }
    NodeReader reader() const
    {
        return [this](unsigned level, std::uint64_t index) -> Result<Digest> {
            const auto found = nodes.find({level, index});
            return found == nodes.end() ? Result<Digest>(fail(ErrorCode::NotFound)) : Result<Digest>(found->second);
        };
    }
    Digest root(std::uint64_t size) const { return size == 0 ? emptyRoot() : roots[size - 1]; }

    MerkleTree tree;
    std::vector<Digest> leaves;
    std::vector<Digest> roots;
    std::map<std::pair<unsigned, std::uint64_t>, Digest> nodes;
};

// MTH of RFC 9162 §2.1.1, word for word.
Digest definedRoot(const std::vector<Digest>& leaves, std::size_t begin, std::size_t end)
{
    if (end - begin == 1)
        return leaves[begin];
    std::size_t k = 1;
    while (k * 2 < end - begin)
        k *= 2;
    return nodeHash(definedRoot(leaves, begin, begin + k), definedRoot(leaves, begin + k, end));
}

} // namespace

void HashTest::sha256OfKnownTexts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("digest");
    QTest::newRow("nothing") << QByteArray() << QByteArray("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    QTest::newRow("abc") << QByteArray("abc") << QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    QTest::newRow("448 bits") << QByteArray("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") << QByteArray("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    QTest::newRow("a million a") << QByteArray(1'000'000, 'a') << QByteArray("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

void HashTest::sha256OfKnownTexts()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, digest);
    QCOMPARE(QByteArray::fromStdString(toHex(sha256(asBytes(text.toStdString())))), digest);
}

void HashTest::sha1OfAKnownText()
{
    QCOMPARE(QByteArray::fromStdString(toHex(sha1(asBytes("abc")))), QByteArray("a9993e364706816aba3e25717850c26c9cd0d89d"));
}

void HashTest::sha256InPieces()
{
    const auto whole = counting(1000);
    for (const std::size_t piece : {1u, 7u, 63u, 64u, 65u}) {
        Sha256 hash;
        for (std::size_t at = 0; at < whole.size(); at += piece)
            hash.add(ByteView(whole).subspan(at, std::min(piece, whole.size() - at)));
        QVERIFY(hash.finish() == sha256(whole));
    }
}

void HashTest::hmacOfRfc4231()
{
    QCOMPARE(toHex(hmacSha256(SecretBytes::copyOf(Bytes(20, 0x0b)), asBytes("Hi There"))), std::string("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"));
    QCOMPARE(toHex(hmacSha256(SecretBytes::copyOf("Jefe"), asBytes("what do ya want for nothing?"))), std::string("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
    // Longer than a block.
    QCOMPARE(toHex(hmacSha256(SecretBytes::copyOf(Bytes(131, 0xaa)), asBytes("Test Using Larger Than Block-Size Key - Hash Key First"))),
             std::string("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"));
}

void HashTest::hkdfOfRfc5869_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("salt");
    QTest::addColumn<QByteArray>("info");
    QTest::addColumn<QByteArray>("out");
    QTest::newRow("A.1") << QByteArray(22, '\x0b').toHex() << QByteArray("000102030405060708090a0b0c") << QByteArray("f0f1f2f3f4f5f6f7f8f9")
                         << QByteArray("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
    const auto run = [](std::uint8_t first) { return QByteArray::fromStdString(toHex(counting(80, first))); };
    QTest::newRow("A.2") << run(0) << run(0x60) << run(0xb0)
                         << QByteArray("b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87");
    QTest::newRow("A.3") << QByteArray(22, '\x0b').toHex() << QByteArray() << QByteArray() << QByteArray("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
}

void HashTest::hkdfOfRfc5869()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, salt);
    QFETCH(QByteArray, info);
    QFETCH(QByteArray, out);
    const auto derived = hkdfSha256(secretFromHex(key.toStdString()), fromHex(salt.toStdString()), fromHex(info.toStdString()), static_cast<std::size_t>(out.size()) / 2);
    QCOMPARE(QByteArray::fromStdString(toHex(derived.view())), out);
}

void HashTest::labelsGiveDifferentKeys()
{
    const auto key = SecretBytes::copyOf(counting(32));
    QVERIFY(!hkdfSha256(key, "a").equals(hkdfSha256(key, "b")));
    QVERIFY(hkdfSha256(key, "a").equals(hkdfSha256(key, {}, asBytes("a"), 32)));
    QCOMPARE(hkdfSha256(key, "a", 48).size(), std::size_t(48));
}

void HashTest::randomIsNotTwiceTheSame()
{
    QCOMPARE(randomBytes(32).size(), std::size_t(32));
    QVERIFY(randomBytes(32) != randomBytes(32));
    QVERIFY(!randomSecret(32).equals(randomSecret(32)));
    QVERIFY(equal(counting(5), counting(5)));
    QVERIFY(!equal(counting(5), counting(6)));
    QVERIFY(!equal(counting(5), counting(5, 1)));
}

void HashTest::rootsOfTheReferenceTree()
{
    const std::vector<std::string> leaves = {"", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"};
    const std::vector<std::string> roots = {
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d", "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4", "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c", "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
    QCOMPARE(toHex(emptyRoot()), std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    MerkleTree tree;
    QVERIFY(tree.root() == emptyRoot());
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        tree.append(leafHash(fromHex(leaves[i])));
        QCOMPARE(toHex(tree.root()), roots[i]);
    }
    const Grown grown(most);
    for (std::size_t size = 1; size <= most; ++size)
        QVERIFY(grown.root(size) == definedRoot(grown.leaves, 0, size));
}

void HashTest::everyInclusionProofHolds()
{
    const Grown grown(most);
    for (std::uint64_t size = 1; size <= most; ++size)
        for (std::uint64_t leaf = 0; leaf < size; ++leaf) {
            const auto proof = inclusionProof(leaf, size, grown.reader());
            QVERIFY(proof);
            QVERIFY(verifyInclusion(grown.leaves[leaf], leaf, size, *proof, grown.root(size)));
        }
}

void HashTest::everyConsistencyProofHolds()
{
    const Grown grown(most);
    for (std::uint64_t second = 0; second <= most; ++second)
        for (std::uint64_t first = 0; first <= second; ++first) {
            const auto proof = consistencyProof(first, second, grown.reader());
            QVERIFY(proof);
            QVERIFY(verifyConsistency(first, grown.root(first), second, grown.root(second), *proof));
        }
}

void HashTest::aProofOfAnythingElseIsRefused()
{
    const Grown grown(most);
    const auto other = sha256(asBytes("something else"));
    const auto refusedInclusion = [&](std::uint64_t leaf, std::uint64_t size, std::vector<Digest> proof) {
        const auto holds = [&](const Digest& hash, std::uint64_t at, std::uint64_t of, const std::vector<Digest>& p, const Digest& root) { return verifyInclusion(hash, at, of, p, root).has_value(); };
        const auto& root = grown.root(size);
        QVERIFY(!holds(other, leaf, size, proof, root));
        QVERIFY(!holds(grown.leaves[leaf], leaf, size, proof, other));
        QVERIFY(!holds(grown.leaves[leaf], size, size, proof, root));
        for (std::uint64_t at = 0; at < size; ++at)
            QVERIFY(at == leaf || !holds(grown.leaves[leaf], at, size, proof, root));
        for (auto& step : proof) {
            step[0] ^= 1;
            QVERIFY(!holds(grown.leaves[leaf], leaf, size, proof, root));
            step[0] ^= 1;
        }
        proof.push_back(other);
        QVERIFY(!holds(grown.leaves[leaf], leaf, size, proof, root));
        proof.pop_back();
        if (proof.empty())
            return;
        proof.pop_back();
        QVERIFY(!holds(grown.leaves[leaf], leaf, size, proof, root));
    };
    const auto refusedConsistency = [&](std::uint64_t first, std::uint64_t second, std::vector<Digest> proof) {
        const auto holds = [&](const Digest& a, const std::vector<Digest>& p, const Digest& b) { return verifyConsistency(first, a, second, b, p).has_value(); };
        QVERIFY(!holds(other, proof, grown.root(second)));
        QVERIFY(!holds(grown.root(first), proof, other));
        for (auto& step : proof) {
            step[31] ^= 0x80;
            QVERIFY(!holds(grown.root(first), proof, grown.root(second)));
            step[31] ^= 0x80;
        }
        proof.push_back(other);
        QVERIFY(!holds(grown.root(first), proof, grown.root(second)));
        proof.resize(proof.size() - 2);
        QVERIFY(!holds(grown.root(first), proof, grown.root(second)));
    };
    for (std::uint64_t size = 1; size <= most; ++size) {
        for (std::uint64_t leaf = 0; leaf < size; leaf += size > 16 ? 5 : 1)
            refusedInclusion(leaf, size, *inclusionProof(leaf, size, grown.reader()));
        for (std::uint64_t first = 1; first < size; first += size > 16 ? 3 : 1)
            refusedConsistency(first, size, *consistencyProof(first, size, grown.reader()));
    }
    QVERIFY(!verifyConsistency(2, grown.root(2), 1, grown.root(1), {}));
    QVERIFY(!verifyConsistency(2, grown.root(2), 2, grown.root(3), {}));
    QVERIFY(!verifyConsistency(0, grown.root(1), 5, grown.root(5), {}));
}

void HashTest::whatIsNotInATreeHasNoProof()
{
    const Grown grown(5);
    QVERIFY(inclusionProof(5, 5, grown.reader()).error().code == ErrorCode::InvalidInput);
    QVERIFY(inclusionProof(0, 0, grown.reader()).error().code == ErrorCode::InvalidInput);
    QVERIFY(consistencyProof(4, 3, grown.reader()).error().code == ErrorCode::InvalidInput);
    // A node that the store has lost is an error, not a guess.
    QVERIFY(inclusionProof(0, 5, [](unsigned, std::uint64_t) -> Result<Digest> { return fail(ErrorCode::Corrupt); }).error().code == ErrorCode::Corrupt);
}

void HashTest::aTreeGoesOnFromItsFrontier()
{
    const Grown grown(most);
    Grown upTo(0);
    for (std::uint64_t size = 0; size < most; ++size) {
        auto restored = MerkleTree::restore(size, upTo.tree.frontier());
        QVERIFY(restored);
        restored->append(grown.leaves[size]);
        QVERIFY(restored->root() == grown.root(size + 1));
        upTo.tree.append(grown.leaves[size]);
    }
    QVERIFY(!MerkleTree::restore(3, {Digest{}}));
    QVERIFY(!MerkleTree::restore(4, {Digest{}, Digest{}}));
}

QTEST_GUILESS_MAIN(HashTest)
#include "hash.test.moc"
