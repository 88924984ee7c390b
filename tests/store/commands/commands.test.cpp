// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QTest>

#include "app/wire/accountmessages.h"
#include "tests/store/net/runningstore.h"

using namespace paillasse;

namespace {

constexpr int ok = 0;
constexpr int refused = 1;
constexpr int usage = 2;
constexpr int damaged = 3;

void write(const std::string& path, const QByteArray& content)
{
    QFile file(QString::fromStdString(path));
    if (file.open(QIODevice::WriteOnly))
        file.write(content);
}

// Every byte that lies under the directory.
QByteArray everything(const std::string& directory)
{
    QByteArray all;
    for (const auto& entry : QDir(QString::fromStdString(directory)).entryInfoList(QDir::Files | QDir::Hidden)) {
        QFile file(entry.filePath());
        if (file.open(QIODevice::ReadOnly))
            all += file.readAll();
    }
    return all;
}

bool says(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

// The program as its operator meets it: words, exit codes, and what it leaves on disk.
class CommandsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initShowsItsSecretsOnceAndKeepsNone()
    {
        test::RunningStore store;
        const auto made = store.init();
        QVERIFY2(made.exit == ok, made.err.c_str());
        const auto code = made.after("Activation code: ");
        const auto recovery = made.after("Recovery secret: ");
        QVERIFY(!code.empty() && !recovery.empty());
        const auto files = everything(store.data());
        QVERIFY(files.size() > 10'000);
        QVERIFY(!files.contains(code.c_str()));
        QVERIFY(!files.contains(recovery.c_str()));
        QVERIFY(!files.contains("Penfeld"));
        const auto again = store.init();
        QCOMPARE(again.exit, refused);
        QVERIFY(says(again.err, "there is one already"));
        QVERIFY(again.out.empty());
        // Two stores have nothing in common.
        test::RunningStore other;
        QVERIFY(other.init().after("Activation code: ") != code);
    }

    void staffIsAddedListedAndClosed()
    {
        test::RunningStore store;
        QCOMPARE(store.init().exit, ok);
        const auto added = store.command({"staff", "add"}, {"--login", "HCorre", "--name", "Dr Hélène Corre", "--role", "biologist", "--may-read", "hiv,genetics"});
        QVERIFY2(added.exit == ok, added.err.c_str());
        QVERIFY(!added.after("Activation code: ").empty());
        auto list = store.command({"staff", "list"}).out;
        QVERIFY(says(list, "hcorre\tDr Hélène Corre\tawaits activation\tbiologist at LBM de la Penfeld"));
        const auto taken = store.command({"staff", "add"}, {"--login", "hcorre", "--name", "X", "--role", "technician"});
        QCOMPARE(taken.exit, refused);
        QVERIFY(says(taken.err, "this login is taken"));
        QCOMPARE(store.command({"staff", "add"}, {"--login", "x", "--name", "X", "--role", "king"}).exit, usage);
        QCOMPARE(store.command({"staff", "add"}, {"--login", "x", "--name", "X", "--role", "technician", "--bench", "64"}).exit, usage);
        QCOMPARE(store.command({"staff", "add"}, {"--login", "not a login", "--name", "X", "--role", "technician"}).exit, usage);
        const auto elsewhere = store.command({"staff", "add"}, {"--login", "x", "--name", "X", "--role", "technician", "--laboratory", "Nowhere"});
        QCOMPARE(elsewhere.exit, refused);
        QVERIFY(says(elsewhere.err, "LBM de la Penfeld")); // says which there are
        QCOMPARE(store.command({"staff", "disable"}, {"--login", "hcorre"}).exit, ok);
        QVERIFY(says(store.command({"staff", "list"}).out, "hcorre\tDr Hélène Corre\tdisabled"));
        QCOMPARE(store.command({"staff", "disable"}, {"--login", "admin"}).exit, refused); // the last one
        QCOMPARE(store.command({"staff", "reactivate"}, {"--login", "nobody"}).exit, refused);
        QVERIFY(!everything(store.data()).contains("Corre"));
    }

    void aPersonIsChangedAndGetsANewCode()
    {
        test::RunningStore store;
        QCOMPARE(store.init().exit, ok);
        const auto first = store.command({"staff", "add"}, {"--login", "alegoff", "--name", "Anaïs Le Goff", "--role", "technician", "--bench", "1,2"}).after("Activation code: ");
        const auto listed = [&](std::string_view part) { return says(store.command({"staff", "list"}).out, part); };
        QCOMPARE(store.command({"staff", "change"}, {"--login", "alegoff"}).exit, usage); // nothing to change
        const auto changed = store.command({"staff", "change"}, {"--login", "ALeGoff", "--name", "Anaïs Le Bihan", "--role", "biologist", "--may-read", "hiv"});
        QVERIFY2(changed.exit == ok, changed.err.c_str());
        QVERIFY(listed("alegoff\tAnaïs Le Bihan\tawaits activation\tbiologist at LBM de la Penfeld"));
        QCOMPARE(store.command({"staff", "change"}, {"--login", "alegoff", "--title", "Biologiste médicale"}).exit, ok);
        QVERIFY(listed("alegoff\tAnaïs Le Bihan\tawaits activation\tbiologist at LBM de la Penfeld")); // what is not said stays
        QCOMPARE(store.command({"staff", "change"}, {"--login", "alegoff", "--may-read", "everything"}).exit, usage);
        QCOMPARE(store.command({"staff", "change"}, {"--login", "alegoff", "--role", "king"}).exit, usage);
        QCOMPARE(store.command({"staff", "change"}, {"--login", "nobody", "--name", "X"}).exit, refused);
        QCOMPARE(store.command({"staff", "change"}, {"--login", "admin", "--role", "technician"}).exit, refused); // nobody could govern

        const auto again = store.command({"staff", "code"}, {"--login", "alegoff"});
        QVERIFY2(again.exit == ok, again.err.c_str());
        QVERIFY(!again.after("Activation code: ").empty() && again.after("Activation code: ") != first);
        QCOMPARE(store.command({"staff", "code"}, {"--login", "nobody"}).exit, refused);
        QCOMPARE(store.command({"staff", "disable"}, {"--login", "alegoff"}).exit, ok);
        const auto closed = store.command({"staff", "code"}, {"--login", "alegoff"}); // a forgotten password opens no closed account
        QCOMPARE(closed.exit, refused);
        QVERIFY(says(closed.err, "staff reactivate"));
        QVERIFY(listed("alegoff\tAnaïs Le Bihan\tdisabled"));
        QCOMPARE(store.command({"staff", "reactivate"}, {"--login", "alegoff"}).exit, ok);
        QVERIFY(listed("alegoff\tAnaïs Le Bihan\tawaits activation"));
        QVERIFY(!everything(store.data()).contains("Le Bihan"));
    }

    void rolesAreMadeOfPermissions()
    {
        test::RunningStore store;
        QCOMPARE(store.init().exit, ok);
        const auto listed = [&](std::string_view part) { return says(store.command({"roles", "list"}).out, part); };
        QVERIFY(listed("technician\tcomes with the program\tsearch-patients,"));
        const auto define = [&](const char* name, const char* may) { return store.command({"roles", "define"}, {"--name", name, "--may", may}); };
        const auto defined = define("Night entry", "enter-results");
        QVERIFY2(defined.exit == ok, defined.err.c_str());
        // What entering rests on came along.
        QVERIFY(listed("Night entry\tthis laboratory's own\tsearch-patients,read-orders,read-results,enter-results,read-catalogue\n"));
        QCOMPARE(define("Both", "manage-staff,read-results").exit, usage); // never both
        QCOMPARE(define("Unknown", "fly").exit, usage);
        QCOMPARE(define("biologist", "read-results").exit, refused); // comes with the program
        QCOMPARE(store.command({"staff", "add"}, {"--login", "nuit", "--name", "Nuit", "--role", "Night entry"}).exit, ok);
        QVERIFY(says(store.command({"staff", "list"}).out, "nuit\tNuit\tawaits activation\tNight entry at "));
        QVERIFY(says(define("Night entry", "enter-results,receive-specimens").out, "Changed: Night entry"));
        QVERIFY(listed("receive-specimens,read-orders,read-results,enter-results"));
        const auto remove = [&](const char* name) { return store.command({"roles", "remove"}, {"--name", name}).exit; };
        QCOMPARE(remove("Night entry"), refused); // somebody holds it
        QCOMPARE(store.command({"staff", "change"}, {"--login", "nuit", "--role", "technician"}).exit, ok);
        QCOMPARE(remove("Night entry"), ok);
        QCOMPARE(remove("Night entry"), refused);
        QVERIFY(!listed("Night entry"));
    }

    void theRulesOfSignInAreSet()
    {
        test::RunningStore store;
        QCOMPARE(store.init().exit, ok);
        const auto shown = [&] { return store.command({"policy", "show"}).out; };
        QCOMPARE(shown(), std::string("second-factor\tsensitive\nbench-hours\t07:00-20:00\ntime-zone\tEurope/Paris\noffline-days\t7\noldest-client\tany\nkeep-trail\t12\n"));
        const auto set = [&](const std::vector<std::string>& options) { return store.command({"policy", "set"}, options); };
        QCOMPARE(set({}).exit, usage);
        QVERIFY(store.serve()); // a store that serves takes them over
        const auto done = set({"--second-factor", "outside-hours", "--bench-hours", "06:30-21:15"});
        QVERIFY2(done.exit == ok, done.err.c_str());
        QCOMPARE(set({"--offline-days", "3", "--oldest-client", "1.2.30"}).exit, ok);
        QCOMPARE(store.stop(), ok);
        QCOMPARE(shown(), std::string("second-factor\toutside-hours\nbench-hours\t06:30-21:15\ntime-zone\tEurope/Paris\noffline-days\t3\noldest-client\t1.2.30\nkeep-trail\t12\n"));
        const auto week = std::string("mon-fri 07:00-19:00, sat 07:00-13:00, sun closed");
        QCOMPARE(set({"--bench-hours", "mon-fri 07:00-19:00, sat 07:00-13:00", "--time-zone", "Indian/Reunion"}).exit, ok);
        QVERIFY(says(shown(), "bench-hours\t" + week + "\ntime-zone\tIndian/Reunion\n"));
        QCOMPARE(set({"--bench-hours", week, "--time-zone", "server"}).exit, ok);
        QVERIFY(says(shown(), "bench-hours\t" + week + "\ntime-zone\tserver\n"));
        for (const auto* wrong : {"mon-fri", "mon 07:00-19:00, mon 08:00-12:00", "fri-mon 07:00-19:00", "lundi 07:00-19:00", "mon 07:00-19:00,", "mon 25:00-26:00", "closed", ""})
            QVERIFY2(set({"--bench-hours", wrong}).exit == usage, wrong);
        for (const auto& wrong : {std::vector<std::string>{"--second-factor", "never"}, {"--time-zone", "Europe/Brest-sur-Mer"}, {"--time-zone", "CET"}, {"--bench-hours", "7-20"}, {"--bench-hours", "07:60-20:00"}, {"--bench-hours", "25:00-26:00"}, {"--bench-hours", "07:00-20:00x"},
                                  {"--offline-days", "0"}, {"--offline-days", "31"}, {"--oldest-client", "1.2"}, {"--oldest-client", "1.2000.0"}, {"--oldest-client", "new"}, {"--keep-trail", "5"}, {"--keep-trail", "37"}})
            QVERIFY2(set(wrong).exit == usage, wrong[1].c_str());
        QCOMPARE(set({"--oldest-client", "any"}).exit, ok);
        QVERIFY(says(shown(), "offline-days\t3\noldest-client\tany"));
        QCOMPARE(set({"--keep-trail", "36"}).exit, ok);
        QVERIFY(says(shown(), "oldest-client\tany\nkeep-trail\t36\n"));
    }

    void aWorkstationIsRenamedAndWiped()
    {
        test::RunningStore store;
        QCOMPARE(store.init().exit, ok);
        QVERIFY(store.serve());
        test::TestWorkstation bench("BIOCH-02");
        QVERIFY(bench.enrol(store));
        const auto listed = [&](std::string_view part) { return says(store.command({"workstation", "list"}).out, part); };
        const auto renamed = store.command({"workstation", "rename"}, {"BIOCH-02", "HEMATO-01"});
        QVERIFY2(renamed.exit == ok, renamed.err.c_str());
        QVERIFY(listed(bench.id().toString() + "\tHEMATO-01\tapproved"));
        QCOMPARE(store.command({"workstation", "rename"}, {"BIOCH-02", "X"}).exit, refused);
        QCOMPARE(store.command({"workstation", "rename"}, {"HEMATO-01", ""}).exit, usage);
        auto person = test::makePerson("anais");
        QVERIFY(bench.activate(store, person, store.addPerson("anais", "technician")));
        test::SignedIn session;
        QVERIFY(bench.signIn(store, person, session));
        QVERIFY(listed("\tcaches 1\n"));
        const auto wiped = store.command({"workstation", "wipe"}, {"HEMATO-01"});
        QVERIFY2(wiped.exit == ok, wiped.err.c_str());
        QVERIFY(says(wiped.out, "Nothing is confirmed yet"));
        QVERIFY(listed(", not confirmed\tcaches 1\n"));
        QCOMPARE(store.command({"workstation", "wipe"}, {"NOWHERE-01"}).exit, refused);
        // The workstation says that it is done.
        wire::StandingRequest done;
        done.wiped = true;
        const auto answer = bench.post(store, "/v1/workstation/standing", done);
        QVERIFY(answer && answer->status == 200);
        QVERIFY(listed(", confirmed "));
        QVERIFY(listed("\tcaches 1, all destroyed"));
    }

    void aCatalogueIsImportedWholeOrNotAtAll()
    {
        test::RunningStore store;
        QCOMPARE(store.init().exit, ok);
        const std::string resources = PAILLASSE_RESOURCES;
        const auto done = store.command({"catalogue", "import"}, {resources + "/catalogue/catalogue.csv", resources + "/catalogue/comments.csv", resources + "/catalogue/tubes.csv", resources + "/catalogue/benches.csv"});
        QVERIFY2(done.exit == ok, done.err.c_str());
        for (const auto* noun : {" examinations", " coded comments", " tubes", " benches"}) // each known by its columns
            QVERIFY2(says(done.out, noun), noun);
        QVERIFY(!says(done.out, ": 0 "));
        QFile good(QString::fromStdString(resources + "/catalogue/catalogue.csv"));
        QVERIFY(good.open(QIODevice::ReadOnly));
        auto spoilt = good.readAll();
        spoilt.append("BROKEN,not,enough\n");
        write(store.path("spoilt.csv"), spoilt);
        const auto bad = store.command({"catalogue", "import"}, {store.path("spoilt.csv")});
        QCOMPARE(bad.exit, refused);
        QVERIFY2(says(bad.err, "spoilt.csv:") && says(bad.err, "nothing of"), bad.err.c_str());
        QCOMPARE(store.command({"catalogue", "import"}, {store.path("no-such.csv")}).exit, refused);
        // A word that nobody could type, and a table of something else.
        write(store.path("words.csv"), "code,french,english\nDEUX MOTS,Deux mots.,\n");
        const auto words = store.command({"catalogue", "import"}, {store.path("words.csv")});
        QVERIFY2(words.exit == refused && says(words.err, "words.csv:2: code:"), words.err.c_str());
        write(store.path("other.csv"), "nom,prix\nK,3\n");
        const auto other = store.command({"catalogue", "import"}, {resources + "/catalogue/tubes.csv", store.path("other.csv")});
        QVERIFY2(other.exit == usage && says(other.err, "other.csv is no table") && other.out.empty(), other.err.c_str());
    }

    void oneServesAtATime()
    {
        test::RunningStore store;
        QCOMPARE(store.init().exit, ok);
        QCOMPARE(store.command({"serve"}, {"--listen", "nonsense"}).exit, usage);
        QCOMPARE(store.command({"serve"}, {"--listen", "127.0.0.1:0", "--operations", "192.0.2.1:0"}).exit, usage); // loopback only
        QVERIFY(store.serve());
        const auto second = store.command({"serve"}, {"--listen", "127.0.0.1:0"});
        QCOMPARE(second.exit, refused);
        QVERIFY2(says(second.err, "another process is using this store"), second.err.c_str());
        QCOMPARE(store.command({"verify"}).exit, refused); // wants it alone
        QCOMPARE(store.command({"staff", "list"}).exit, ok); // may run beside it
        QCOMPARE(store.stop(), ok);
    }

    void verifyFindsAChangedByte()
    {
        test::RunningStore store;
        QCOMPARE(store.init().exit, ok);
        const auto whole = store.command({"verify"});
        QVERIFY2(whole.exit == ok, whole.err.c_str());
        QFile file(QString::fromStdString(store.data() + "/store.db"));
        QVERIFY(file.open(QIODevice::ReadWrite));
        const auto middle = file.size() / 2;
        QVERIFY(file.seek(middle));
        char byte = 0;
        QVERIFY(file.getChar(&byte) && file.seek(middle) && file.putChar(static_cast<char>(byte ^ 1)));
        file.close();
        const auto spoilt = store.command({"verify"});
        QCOMPARE(spoilt.exit, damaged);
        QVERIFY2(says(spoilt.err, "store.db"), spoilt.err.c_str());
    }

    // What becomes of a real report is a journey's (reportcheck); here, what anybody might hand the command.
    void verifyReportTellsStrangersApart()
    {
        constexpr int unknown = 7;
        constexpr int unreadable = 8;
        test::RunningStore store;
        QCOMPARE(store.init().exit, ok);
        write(store.path("invoice.pdf"), "%PDF-1.4\nnothing of ours\n%%EOF\n");
        const auto stranger = store.command({"verify-report"}, {store.path("invoice.pdf")});
        QCOMPARE(stranger.exit, unknown);
        QVERIFY2(says(stranger.out, "UNKNOWN"), stranger.out.c_str());
        const auto machine = store.command({"verify-report"}, {"--json", store.path("invoice.pdf")});
        QCOMPARE(machine.exit, unknown);
        QVERIFY2(says(machine.out, "{\"verdict\":\"unknown\",\"sha256\":\""), machine.out.c_str());
        // It claims a report of a laboratory that is not here.
        const QByteArray code = "PAILLASSE:2:0198A3C400007000800000000000002A:26-7/1:" + QByteArray(64, 'A') + ":1.7:" + QByteArray(64, 'B');
        write(store.path("theirs.pdf"), "%PDF-1.4\n" + code + "\n%%EOF\n");
        const auto theirs = store.command({"verify-report"}, {store.path("theirs.pdf")});
        QCOMPARE(theirs.exit, unknown);
        QVERIFY2(says(theirs.out, "it claims to be: report 26-7 version 1 of laboratory 0198a3c4"), theirs.out.c_str());
        write(store.path("picture"), "\x89PNG");
        QCOMPARE(store.command({"verify-report"}, {store.path("picture")}).exit, unreadable);
        QCOMPARE(store.command({"verify-report"}, {store.path("absent")}).exit, unreadable);
        QCOMPARE(store.command({"verify-report"}).exit, usage);
        QCOMPARE(store.run({"verify-report", "--data", store.path("nowhere"), store.path("invoice.pdf")}).exit, refused);
    }

    void aBackupComesBackElsewhere()
    {
        test::RunningStore store;
        const auto made = store.init();
        QVERIFY(store.serve());
        QVERIFY(!store.addPerson("kept", "technician").empty());
        const std::vector<std::string> to{"--to", store.path("a.data"), "--keys", store.path("a.keys")};
        const auto saved = store.command({"backup"}, to); // while it serves
        QVERIFY2(saved.exit == ok, saved.err.c_str());
        QCOMPARE(store.command({"backup"}, to).exit, refused); // overwrites nothing
        QCOMPARE(store.stop(), ok);
        const auto restore = [&](const char* into, const std::string& secret) {
            return store.run({"restore", "--data", store.path(into), "--from", store.path("a.data"), "--keys", store.path("a.keys"), "--destroyed",
                              store.path("a.keys.destroyed"), "--officer", "H. Corre", "--reason", "disk failure"},
                             secret + "\n");
        };
        QVERIFY(restore("wrong", "PAILLASSE-RECOVERY-SECRET-1-0").exit != ok);
        const auto done = restore("restored", made.after("Recovery secret: "));
        QVERIFY2(done.exit == ok, done.err.c_str());
        QVERIFY(says(store.run({"staff", "list", "--data", store.path("restored")}).out, "kept\t"));
        QCOMPARE(store.run({"verify", "--data", store.path("restored")}).exit, ok);
    }

    void killedWhileServingNothingIsLost()
    {
        test::RunningStore store;
        QCOMPARE(store.init().exit, ok);
        QVERIFY(store.serve());
        QVERIFY(!store.addPerson("kept", "technician").empty());
        store.kill();
        QVERIFY(says(store.command({"staff", "list"}).out, "kept\t"));
        QVERIFY(store.serve());
        QCOMPARE(store.stop(), ok);
        const auto whole = store.command({"verify"});
        QVERIFY2(whole.exit == ok, whole.err.c_str());
    }
};

QTEST_GUILESS_MAIN(CommandsTest)
#include "commands.test.moc"
