// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/outboundfolder.h"
#include "tests/store/migration/killing.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;
namespace fs = std::filesystem;

namespace {

constexpr auto patients = "150"; // more than a chunk of staging
constexpr auto seed = "7";
constexpr auto canary = "QUOKKA"; // in every name and every comment (richlaboratory.h)

std::string shell(const std::string& command)
{
    QProcess process;
    process.start(QStringLiteral("/bin/bash"), {QStringLiteral("-euo"), QStringLiteral("pipefail"), QStringLiteral("-c"), QString::fromStdString(command)});
    return KillingPlace::outputOf(process);
}

// The laboratory that hands over, made once, and the recipient's identity.
struct Template : KillingPlace {
    std::string identity = folder / "identity.txt";
    std::string recipient;

    Template()
    {
        QProcess process;
        start(process, HANDING_OVER_PROCESS, {"init", data, patients, seed});
        (void)outputOf(process);
        recipient = shell("age-keygen -o '" + identity + "' 2> /dev/null && age-keygen -y '" + identity + "'");
        recipient.erase(recipient.find('\n'));
    }
    static const Template& the()
    {
        static const Template made;
        return made;
    }
};

template <bool isFhir>
struct Outbound : KillingPlace {
    Outbound() { fs::copy(Template::the().data, data, fs::copy_options::recursive); }
    void start(QProcess& process) const { KillingPlace::start(process, HANDING_OVER_PROCESS, {"run", data, isFhir ? "fhir" : "hl7v2", Template::the().recipient}); }
    [[nodiscard]] std::string finish() const
    {
        QProcess process;
        start(process);
        return outputOf(process);
    }
    [[nodiscard]] std::string plaintext() const { return fileWith(canary); }
    // Each file beside the store's own, and of the archive what its recipient opens, bit by bit.
    [[nodiscard]] std::string outcome() const
    {
        std::string said;
        for (const auto& entry : fs::directory_iterator(outboundFolder(DataDirectory(data))))
            said += entry.path().filename().string() + ' ' + shell("age -d -i '" + Template::the().identity + "' '" + entry.path().string() + "' | sha256sum");
        for (const auto& entry : fs::directory_iterator(data + "/staging"))
            said += entry.path().extension().string() == ".db" ? "staging\n" : "";
        return said;
    }
};

} // namespace

// A migration that goes out, killed while it is staged, checked, and put into its archive.
class KilledOutboundTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsExpectedIsWhole()
    {
        const Outbound<true> place;
        const auto said = place.finish();
        QVERIFY2(said.find("delivered 150/225/") != std::string::npos, said.c_str());
        const auto opened = shell("age -d -i '" + Template::the().identity + "' '" + outboundFolder(DataDirectory(place.data)) + "'/*.age | tar -xO");
        QVERIFY(opened.find(canary) != std::string::npos);
    }
    void fhirEndsAsIfNothingHadHappened() { endsAsIfNothingHadHappened<Outbound<true>>(killsWanted(10)); }
    void hl7v2EndsAsIfNothingHadHappened() { endsAsIfNothingHadHappened<Outbound<false>>(killsWanted(10)); }
};

QTEST_GUILESS_MAIN(KilledOutboundTest)
#include "killedoutbound.test.moc"
