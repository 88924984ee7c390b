// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <array>
#include <filesystem>
#include <fstream>

#include <sys/stat.h>

#include "app/store/migration/inboundstaging.h"
#include "app/store/migration/sourceof.h"
#include "app/store/migration/staging.h"
#include "app/store/migration/waitingfiles.h"
#include "tests/store/migration/reprise.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;
using migration::DifferenceKind;
namespace fs = std::filesystem;

namespace {

// Orders of people who are no homonyms.
std::string messages(int count)
{
    std::string text;
    for (int i = 0; i < count; ++i) {
        const auto number = std::to_string(i);
        text += resultMessage(potassium("4." + std::to_string(i % 10)), "A" + number, {}, "LABO VOISIN", "PID|1||" + number + "^^^CHCB^PI||MARTIN^Jean^^^^^L||" + bornOn(i) + "|M\r");
    }
    return text;
}

std::string tarOf(const std::string& name)
{
    std::string block(1024, '\0');
    block.replace(0, name.size(), name);
    block.replace(257, 5, "ustar");
    return block;
}

} // namespace

// What a migration reads from the disk: plain files and gzip, and nothing that it would have to unpack, follow or believe.
class SourcesTest : public QObject {
    Q_OBJECT

    static void formats(std::initializer_list<migration::Format> all)
    {
        QTest::addColumn<int>("format");
        for (const auto format : all)
            QTest::addRow("format %d", static_cast<int>(format)) << static_cast<int>(format);
    }

private Q_SLOTS:
    void whatIsPackedReadsAsWhatIsNot_data() { formats({migration::Format::Hl7v2, migration::Format::Fhir}); }
    void whatIsPackedReadsAsWhatIsNot()
    {
        QFETCH(int, format);
        constexpr int many = 1500;
        const auto isFhir = static_cast<migration::Format>(format) == migration::Format::Fhir;
        std::string text = isFhir ? std::string() : messages(many);
        for (int i = 0; isFhir && i < many; ++i) {
            const auto id = "p" + std::to_string(i);
            text += fhirPatient(id, "MARTIN", Date::fromDays(i * 5).toIso()) + "\n" + fhirObservation("o" + std::to_string(i), id, "4.1") + "\n";
        }
        Reprise plain;
        plain.job.mandate.format = static_cast<migration::Format>(format);
        (void)plain.site.write("old", text);
        const auto undisturbed = plain.stage();
        QCOMPARE(undisturbed.staged.results, std::uint64_t{many});
        Reprise packed;
        packed.job.mandate.format = static_cast<migration::Format>(format);
        const auto half = text.size() / 2;
        const auto bytes = gzipped(std::string_view(text).substr(0, half)) + gzipped(std::string_view(text).substr(half)); // two members
        (void)packed.site.write("old.gz", bytes);
        // Stopped wherever it looks up, it goes on.
        packed.isStopped = true;
        int turns = 0;
        while (!packed.work().stage(packed.job, packed.progress()))
            ++turns;
        QVERIFY(turns >= 2);
        packed.isStopped = false;
        const auto& staged = packed.stage();
        QVERIFY(staged.stagingSha256 == undisturbed.stagingSha256);
        QVERIFY(staged.staged == undisturbed.staged);
        // What a person can hash is the file.
        QCOMPARE(staged.sources.front().name, std::string("old.gz"));
        QCOMPARE(staged.sources.front().bytes, static_cast<std::uint64_t>(bytes.size()));
        QVERIFY(std::ranges::all_of(packed.check().differences, isOfNoPlace));
    }

    void archivesAndBombsArePassedOverInWords_data() { formats({migration::Format::Hl7v2, migration::Format::HprimMedecins, migration::Format::HprimSante, migration::Format::Fhir}); }
    void archivesAndBombsArePassedOverInWords()
    {
        QFETCH(int, format);
        auto damaged = gzipped(messages(50));
        damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 0x55);
        const std::vector<std::array<std::string, 3>> files = {
            {"a.zip", std::string("PK\x03\x04", 4) + std::string(100, 'x'), "it is an archive (zip, or a spreadsheet), and archives are not unpacked here: unpack it on an encrypted volume of this machine"},
            {"b.hl7", "7z\xBC\xAF\x27\x1C...", "it is an archive (7z)"},
            {"c.rar", "Rar!\x1A\x07...", "it is an archive (rar)"},
            {"d.xz", std::string("\xFD" "7zXZ\0...", 9), "it is an archive (xz)"},
            {"e.bz2", "BZh91AY", "it is an archive (bzip2)"},
            {"f.zst", "\x28\xB5\x2F\xFD...", "it is an archive (zstd)"},
            {"g.tar", tarOf("../../etc/passwd"), "it is an archive (tar)"},
            {"h.age", "age-encryption.org/v1\n", "it is an archive (age)"},
            {"i.tar.gz", gzipped(tarOf("export.hl7")), "there is an archive (tar) in it"},
            {"j.gz", gzipped(gzipped(messages(1))), "there is an archive (gzip) in it"},
            {"k.gz", gzipped(std::string(std::size_t{40} << 20, '\0')), "it unpacks to more than 250 times its size: that is no export"},
            {"l.gz", gzipped(messages(50)).substr(0, 200), "it does not unpack: it ends too soon"},
            {"m.gz", damaged, "it does not unpack"},
        };
        Reprise reprise;
        reprise.job.mandate.format = static_cast<migration::Format>(format);
        for (const auto& [name, bytes, says] : files)
            (void)reprise.site.write(name, bytes);
        QVERIFY(reprise.stage().staged == migration::Counts());
        const auto told = reprise.check().differences;
        QVERIFY2(told.size() == files.size(), words(told).c_str());
        for (const auto& [name, bytes, says] : files)
            QVERIFY2(std::ranges::any_of(told, [&](const migration::Difference& one) { return one.kind == DifferenceKind::UnreadMessage && wordsOf(one).starts_with(name + ", message 1: the file: " + says); }), name.c_str());
    }

    void whatIsBesideIsRead()
    {
        Reprise reprise;
        (void)reprise.site.write("a", "PK\x03\x04");
        (void)reprise.site.write("b.hl7", messages(3));
        (void)reprise.site.write("c", "BZh91AY");
        (void)reprise.site.write("d.hl7", messages(1));
        QCOMPARE(reprise.stage().staged.results, std::uint64_t{4});
        auto told = of(reprise.check().differences, DifferenceKind::UnreadMessage);
        std::erase_if(told, isOfNoPlace);
        QCOMPARE(told.size(), std::size_t{2});
    }

    void aFileWithNothingInItIsTold_data() { formats({migration::Format::Hl7v2, migration::Format::HprimMedecins, migration::Format::HprimSante, migration::Format::Fhir, migration::Format::Csv}); }
    void aFileWithNothingInItIsTold()
    {
        QFETCH(int, format);
        Reprise reprise;
        reprise.job.mandate.format = static_cast<migration::Format>(format);
        reprise.mapping.columns.push_back({"nom", exchange::csv::Target::BirthName, std::nullopt, {}, {}, std::nullopt, {}, {}});
        const std::vector<std::pair<std::string, std::string>> files = {{"empty", {}}, {"lines", "\r\n\r\n"}, {"header", "nom\n"}, {"zeros", std::string(3000, '\0')}};
        for (const auto& [name, bytes] : files)
            (void)reprise.site.write(name, bytes);
        QVERIFY(reprise.stage().staged == migration::Counts());
        const auto told = reprise.check().differences;
        for (const auto& [name, bytes] : files)
            QVERIFY2(std::ranges::any_of(told, [&](const migration::Difference& one) { return one.kind == DifferenceKind::UnreadMessage && wordsOf(one).starts_with(name + ", message 1: "); }), (name + ": " + words(told)).c_str());
    }

    // Whatever a name says, only plain files of the folder are read.
    void nothingIsFollowed()
    {
        Reprise reprise;
        TemporaryDirectory elsewhere;
        std::ofstream(elsewhere / "secret.hl7") << messages(1);
        (void)reprise.site.write("inside.hl7", messages(2));
        (void)reprise.site.write("deeper/..hidden..hl7", messages(1));
        const auto folder = reprise.site.files.path();
        fs::create_symlink(elsewhere / "secret.hl7", folder + "/link.hl7");
        fs::create_directory_symlink(elsewhere.path(), folder + "/door");
        QCOMPARE(::mkfifo((folder + "/pipe.hl7").c_str(), 0600), 0);
        const auto files = must(SourceFiles::of(folder));
        std::vector<std::string> names;
        for (std::size_t i = 0; i < files->count(); ++i)
            names.push_back(files->name(i));
        QCOMPARE(names, (std::vector<std::string>{"deeper/..hidden..hl7", "inside.hl7"}));
        // A link that takes a file's place after it was listed, or is named itself.
        fs::remove(folder + "/inside.hl7");
        fs::create_symlink(elsewhere / "secret.hl7", folder + "/inside.hl7");
        QVERIFY(files->open(1).error().code == ErrorCode::NotFound);
        const auto named = must(SourceFiles::of(std::vector<std::string>{folder + "/link.hl7", folder + "/pipe.hl7"}));
        QVERIFY(named->open(0).error().code == ErrorCode::NotFound);
        // What is shown of a path is its last name.
        QCOMPARE(must(SourceFiles::of(std::vector<std::string>{folder + "/deeper/../link.hl7"}))->name(0), std::string("link.hl7"));
    }

    // From a workstation, files of one folder are named, and nothing that leads out of it.
    void namesThatLeadElsewhereAreRefused()
    {
        TemporaryDirectory parent;
        fs::create_directory(parent / "waiting");
        std::ofstream(parent / "waiting/a.hl7") << "MSH";
        std::ofstream(parent / "secret.hl7") << "MSH";
        fs::create_symlink(parent / "secret.hl7", parent / "waiting/link.hl7");
        const WaitingFiles waiting(parent / "waiting");
        QCOMPARE(waiting.names(), std::vector<std::string>{"a.hl7"});
        QVERIFY(waiting.paths({"a.hl7"}).has_value());
        for (const auto* name : {"../secret.hl7", "..", ".", "", "link.hl7", "/etc/passwd", "..\\secret.hl7", "waiting/../a.hl7", "./a.hl7"})
            QVERIFY2(!waiting.paths({name}) && waiting.paths({name}).error().code == ErrorCode::InvalidInput, name);
        QVERIFY(!waiting.paths({std::string("a.hl7\0/../../secret.hl7", 23)}));
    }
};

QTEST_GUILESS_MAIN(SourcesTest)
#include "sources.test.moc"
