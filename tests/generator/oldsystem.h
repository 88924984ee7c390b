// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/lab/catalogue.h"
#include "app/store/migration/migrationsource.h"

namespace paillasse::generator {

// The results of another system as HL7 v2, of any size: a patient a message, made when it is read and held nowhere, always the same for a
// seed. Patients do not exist. Each message fills a place of the same size, so that any of them can be made by itself.
class OldSystem final : public store::MigrationSource {
public:
    static constexpr std::size_t linesPerPatient = 20;
    static constexpr std::size_t messageBytes = 2560;

    OldSystem(const lab::Catalogue& catalogue, std::uint64_t patients, std::uint64_t seed);

    [[nodiscard]] std::size_t count() const override { return 1; }
    [[nodiscard]] std::string name(std::size_t) const override { return "old-system.hl7"; }
    Result<std::unique_ptr<exchange::ByteSource>> open(std::size_t input) override;

    [[nodiscard]] std::string message(std::uint64_t number) const;
    [[nodiscard]] std::uint64_t lines() const { return m_patients * linesPerPatient; }

private:
    std::vector<lab::Examination> m_examinations;
    std::uint64_t m_patients;
    std::uint64_t m_seed;
};

} // namespace paillasse::generator
