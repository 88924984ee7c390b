// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <filesystem>
#include <fstream>

#include "app/store/core/witnessline.h"
#include "app/wire/reportcode.h"
#include "tests/store/channels/witnessserver.h"
#include "tests/store/net/runningstore.h"

using namespace paillasse;

namespace fs = std::filesystem;

namespace {

constexpr int ok = 0;
constexpr int refused = 1;
constexpr int usage = 2;
constexpr int disagree = 3;

bool says(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

std::vector<crypto::SignedTreeHead> headsIn(const std::string& file)
{
    std::vector<crypto::SignedTreeHead> heads;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);)
        if (const auto head = store::readWitnessLine(line))
            heads.push_back(*head);
    return heads;
}

// Serves until the file has a further line for each ledger.
void serveUntilWitnessed(test::RunningStore& store, const std::string& file)
{
    const auto before = headsIn(file).size();
    if (!store.serve({"--witness", file}))
        qFatal("the store does not serve: %s", store.log().c_str());
    if (!QTest::qWaitFor([&] { return headsIn(file).size() >= before + 2; }, 30'000))
        qFatal("the witness has nothing");
    if (store.stop() != 0)
        qFatal("the store does not stop");
}

} // namespace

// `serve --witness`, and `witness compare` over what it wrote: the program itself, on a store that is really copied and goes on twice.
class WitnessCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void twoHistoriesAreToldApart()
    {
        test::RunningStore one;
        test::RunningStore two;
        QCOMPARE(one.init().exit, ok);
        const auto here = one.path("here.jsonl");
        const auto there = one.path("there.jsonl");
        serveUntilWitnessed(one, here);
        fs::copy(one.data(), two.data(), fs::copy_options::recursive);
        const auto key = one.command({"witness", "key"}).out.substr(0, 64);
        const auto compare = [&](std::vector<std::string> more) {
            std::vector<std::string> words{"witness", "compare", "--signed-by", key, here};
            words.insert(words.end(), more.begin(), more.end());
            return one.run(words);
        };
        const auto alone = compare({});
        QVERIFY2(alone.exit == ok && says(alone.out, "2 heads: all of one history"), alone.err.c_str());

        // The same number of entries, of other people.
        one.addPerson("yann", "technician");
        two.addPerson("maelle", "technician");
        serveUntilWitnessed(one, here);
        serveUntilWitnessed(two, there);
        const auto both = compare({there});
        QVERIFY2(both.exit == disagree, both.out.c_str());
        QVERIFY2(says(both.err, "FORK: another root at the same size, by " + here + " line 3"), both.err.c_str());
        QVERIFY(says(both.out, "NOT of one history"));
        const auto json = compare({there, "--json"});
        QCOMPARE(json.exit, disagree);
        QVERIFY(says(json.out, "\"verdict\":\"disagree\"") && says(json.out, "\"finding\":\"FORK"));

        // Each with its own store, and each with the other's; also while it serves.
        QCOMPARE(one.command({"witness", "compare"}, {here}).exit, ok);
        QVERIFY(two.serve());
        QCOMPARE(two.command({"witness", "compare"}, {there}).exit, ok);
        const auto wrong = two.command({"witness", "compare"}, {here});
        QCOMPARE(wrong.exit, disagree);
        QVERIFY2(says(wrong.err, "FORK: the store's own tree has another root"), wrong.err.c_str());
        QCOMPARE(two.stop(), 0);
    }

    void theCodeOnAReportTakesPart()
    {
        test::RunningStore store;
        QCOMPARE(store.init().exit, ok);
        const auto file = store.path("heads.jsonl");
        serveUntilWitnessed(store, file);
        const auto head = headsIn(file).at(1);
        wire::ReportCode code{lab::LaboratoryId(head.ledger), "26-000001", 1, Bytes(32, 7), {head.epoch, head.size, toBytes(head.root)}};
        const auto good = store.command({"witness", "compare"}, {file, "--report", code.text()});
        QVERIFY2(good.exit == ok && says(good.out, "3 heads"), good.err.c_str());
        code.head.root[0] ^= 1;
        const auto pdf = store.path("report.pdf");
        std::ofstream(pdf) << "%PDF-1.7\n" << code.text() << "\n%%EOF\n";
        const auto bad = store.command({"witness", "compare"}, {file, "--report", pdf});
        QVERIFY2(bad.exit == disagree && says(bad.err, "report 26-000001/1"), bad.err.c_str());
        const auto none = store.path("none.pdf");
        std::ofstream(none) << "%PDF-1.7\n%%EOF\n";
        QCOMPARE(store.command({"witness", "compare"}, {file, "--report", none}).exit, refused);
    }

    void whatCannotBeComparedIsSaid()
    {
        test::RunningStore store;
        QCOMPARE(store.init().exit, ok);
        QCOMPARE(store.command({"witness", "compare"}, {store.path("nowhere")}).exit, refused);
        const auto file = store.path("heads.jsonl");
        std::ofstream(file) << "{\"ledger\":\"0193\n";
        const auto nothing = store.command({"witness", "compare"}, {file});
        QCOMPARE(nothing.exit, refused);
        QVERIFY(says(nothing.err, "1 lines are no heads"));
        QCOMPARE(store.run({"witness", "compare", file}).exit, usage);
        QCOMPARE(store.run({"witness", "compare", "--signed-by", "12", file}).exit, usage);
        QCOMPARE(store.run({"witness"}).exit, usage);
    }

    // The program itself gives them to an address, and what that kept compares; what goes with it is in no argument and no log.
    void anAddressIsAWitness()
    {
        test::WitnessServer server;
        QVERIFY(server.start());
        server.set("private", true);
        test::RunningStore store;
        QCOMPARE(store.init().exit, ok);
        const auto credentials = store.path("witness.txt");
        std::ofstream(credentials) << "store:correct horse\n";
        const std::vector<std::string> options{"--witness", server.url(), "--witness-authority", server.authorityFile(), "--witness-credentials", credentials};
        std::vector<std::string> words{"serve", "--data", store.data(), "--listen", "127.0.0.1:0"};
        words.insert(words.end(), options.begin(), options.end());
        const auto open = store.run(words);
        QVERIFY2(open.exit == refused && says(open.err, "its mode must be 0600"), open.err.c_str());
        fs::permissions(credentials, fs::perms::owner_read | fs::perms::owner_write);
        QVERIFY(store.serve(options));
        QVERIFY(QTest::qWaitFor([&] { return headsIn(server.file()).size() >= 2; }, 30'000));
        QCOMPARE(store.stop(), 0);
        QVERIFY2(!says(store.log(), "correct horse") && !says(store.log(), "witness.not-written"), store.log().c_str());
        QCOMPARE(store.command({"witness", "compare"}, {server.file()}).exit, ok);
    }

    void anAddressThatIsNoneIsSaid()
    {
        test::RunningStore store;
        QCOMPARE(store.init().exit, ok);
        const auto serve = [&](std::vector<std::string> options) {
            options.insert(options.begin(), {"serve", "--data", store.data(), "--listen", "127.0.0.1:0"});
            return store.run(options);
        };
        const auto credentials = store.path("witness.txt");
        std::ofstream(credentials) << "store:correct horse\n";
        fs::permissions(credentials, fs::perms::owner_read | fs::perms::owner_write);
        QCOMPARE(serve({"--witness", "http://witness.example/"}).exit, usage);
        QCOMPARE(serve({"--witness", "https://user:secret@witness.example/"}).exit, usage);
        QCOMPARE(serve({"--witness", "https://witness.example/", "--witness-authority", store.path("none.pem")}).exit, refused);
        // What one knows is not told to another.
        QCOMPARE(serve({"--witness", "https://one.example/", "--witness", "https://two.example/", "--witness-credentials", credentials}).exit, usage);
        QCOMPARE(serve({"--witness", store.path("heads.jsonl"), "--witness-credentials", credentials}).exit, usage);
        std::ofstream(credentials) << "no colon\n";
        QCOMPARE(serve({"--witness", "https://one.example/", "--witness-credentials", credentials}).exit, usage);
    }

    // On a folder that is not there, it serves all the same.
    void aWitnessThatCannotBeWrittenStopsNothing()
    {
        test::RunningStore store;
        QCOMPARE(store.init().exit, ok);
        QVERIFY(store.serve({"--witness", store.path("nowhere/heads.jsonl")}));
        QVERIFY(QTest::qWaitFor([&] { return says(store.log(), "witness.not-written"); }, 30'000));
        QCOMPARE(store.stop(), 0);
    }
};

QTEST_GUILESS_MAIN(WitnessCommandTest)
#include "witness.test.moc"
