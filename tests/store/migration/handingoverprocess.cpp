// SPDX-License-Identifier: GPL-3.0-or-later
// A migration that goes out, by itself in a process that may be killed at any moment and started again.
//   handingoverprocess init DIR PATIENTS SEED     makes a store with released reports
//   handingoverprocess run DIR FORMAT RECIPIENT   stages, checks, makes the archive; the last line says what came of it
#include <cstdio>
#include <cstdlib>

#include "app/crypto/crypto.h"
#include "app/crypto/hash.h"
#include "app/store/import/derivedid.h"
#include "app/store/migration/outbound/outboundwork.h"
#include "tests/store/migration/richlaboratory.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;

namespace {

migration::Job jobFor(const lab::LaboratoryId& laboratory, const std::string& format, const std::string& recipient)
{
    migration::Job job;
    auto& mandate = job.mandate;
    mandate.id = idOf<migration::MigrationId>(1, 9);
    mandate.direction = migration::Direction::Out;
    mandate.laboratories = {laboratory};
    mandate.from = {2000, 1, 1};
    mandate.until = {2030, 1, 1};
    mandate.fields = migration::FieldSet::fromBits(~std::uint64_t{0});
    mandate.counterpart = "Laboratoire successeur";
    mandate.format = format == "fhir" ? migration::Format::Fhir : migration::Format::Hl7v2;
    mandate.recipientKey = recipient;
    job.mandateSha256 = Bytes(32, 7);
    job.since = test::SetClock().now();
    return job;
}

int run(const std::string& path, const std::string& format, const std::string& recipient)
{
    must(crypto::initialise());
    const auto store = must(Store::open(DataDirectory(path)));
    auto job = jobFor(must(store->laboratories()).front().id, format, recipient);
    OutboundWork work(*store);
    const WorkProgress progress{[](std::uint64_t, std::uint64_t) {}, [] { return false; }};
    job.staged = must(work.stage(job, progress));
    const auto checked = must(work.check(job, progress));
    const auto delivered = must(work.deliver(job, progress));
    std::printf("staging %s checked %zu/%llu delivered %llu/%llu/%llu read back %llu manifest %s\n", crypto::toHex(job.staged->stagingSha256).c_str(), checked.differences.size(), static_cast<unsigned long long>(checked.readBack),
                static_cast<unsigned long long>(delivered.delivered.patients), static_cast<unsigned long long>(delivered.delivered.orders), static_cast<unsigned long long>(delivered.delivered.results),
                static_cast<unsigned long long>(delivered.readBack), crypto::toHex(delivered.files.at(1).sha256).c_str());
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    const std::string what = argc > 1 ? argv[1] : "";
    if (what == "init" && argc == 5) {
        const RichLaboratory made(std::strtoull(argv[4], nullptr, 10), std::strtoull(argv[3], nullptr, 10), argv[2]);
        (void)must(DerivedIds::load(*made.site.store)); // before it is copied: whose the names in an archive are
        return 0;
    }
    return what == "run" && argc == 5 ? run(argv[2], argv[3], argv[4]) : 2;
}
