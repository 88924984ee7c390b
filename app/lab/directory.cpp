// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/directory.h"

#include <array>

#include "app/lab/act.h"

namespace paillasse::lab {

namespace {

// FNV-1a with 128 bits (Fowler, Noll, Vo; draft-eastlake-fnv): stable names, not secrets.
class Fnv128 {
public:
    void add(ByteView bytes)
    {
        for (const auto byte : bytes)
            m_state = (m_state ^ byte) * prime;
    }
    [[nodiscard]] DocumentId result() const
    {
        std::array<std::uint8_t, Uuid::size> bytes{};
        for (std::size_t i = 0; i < bytes.size(); ++i)
            bytes[i] = static_cast<std::uint8_t>(m_state >> (8 * (bytes.size() - 1 - i)));
        return DocumentId(Uuid(bytes));
    }

private:
    __extension__ using Wide = unsigned __int128;
    static constexpr Wide prime = (Wide{0x0000000001000000ULL} << 64) | 0x000000000000013bULL;
    Wide m_state = (Wide{0x6c62272e07bb0142ULL} << 64) | 0x62b821756295c58dULL;
};

DocumentId named(const LaboratoryId& laboratory, DocumentKind kind, ByteView name)
{
    Fnv128 hash;
    hash.add(laboratory.bytes());
    const auto kindByte = static_cast<std::uint8_t>(kind);
    hash.add({&kindByte, 1});
    hash.add(name);
    return hash.result();
}

} // namespace

DocumentId benchId(const LaboratoryId& laboratory, BenchNumber bench)
{
    return named(laboratory, DocumentKind::BenchLog, {&bench, 1});
}

DocumentId examinationId(const LaboratoryId& laboratory, std::string_view code)
{
    return named(laboratory, DocumentKind::Examination, asBytes(code));
}

DocumentId codeTablesId(const LaboratoryId& laboratory)
{
    return named(laboratory, DocumentKind::CodeTables, {});
}

} // namespace paillasse::lab
