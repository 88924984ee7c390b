// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/reportchecks.h"

#include <algorithm>

#include <QFile>

#include "app/client/signedreport.h"
#include "app/crypto/treehead.h"

namespace paillasse::client {

namespace {

constexpr std::chrono::seconds limit{30};

ByteView viewOf(const QByteArray& bytes)
{
    return {reinterpret_cast<const std::uint8_t*>(bytes.constData()), static_cast<std::size_t>(bytes.size())};
}

Result<ReportFile> readFile(const QString& path)
{
    constexpr qint64 piece = 1 << 20;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Missing, "report: the file cannot be read");
    crypto::Sha256 hash;
    wire::ReportFileScan scan;
    for (qint64 read = 0;;) {
        const auto bytes = file.read(piece);
        if (bytes.isEmpty())
            break;
        read += bytes.size();
        if (read > ReportChecks::mostBytes)
            return fail(ErrorCode::TooLarge, "report: larger than any report");
        hash.add(viewOf(bytes));
        scan.add(viewOf(bytes));
    }
    if (file.error() != QFileDevice::NoError)
        return fail(ErrorCode::Missing, "report: the file cannot be read to its end");
    scan.end();
    if (!scan.isPdf())
        return fail(ErrorCode::InvalidInput, "report: not a PDF");
    return ReportFile{crypto::digestBytes(hash.finish()), scan.code()};
}

} // namespace

ReportChecks::ReportChecks(Transport& transport, Hooks hooks, QObject* parent) : QObject(parent), m_transport(transport), m_hooks(std::move(hooks)) {}

void ReportChecks::read(const QString& path, QObject* context, Reply<ReportFile> reply)
{
    m_reader.post(Priority::Now, [path, answer = replyOn<Result<ReportFile>>(this, context, std::move(reply))] { answer(readFile(path)); });
}

void ReportChecks::ask(const Bytes& sha256, const std::string& code, QObject* context, Reply<wire::ReportAnswer> reply)
{
    const auto answer = replyOn<Result<wire::ReportAnswer>>(this, context, std::move(reply));
    auto asker = m_hooks.asker();
    if (!asker.token)
        return answer(fail(ErrorCode::Unreachable, "not connected"));
    HttpRequest request;
    request.path = QStringLiteral("/v1/reports/check");
    request.body = wire::encodeMessage(wire::ReportQuestion{asker.laboratory, sha256, code});
    request.token = std::move(asker.token);
    request.limit = limit;
    m_transport.send(std::move(request), [answer](const NetResult<Bytes>& body) {
        if (!body)
            return answer(fail(body.error().isPassing() ? ErrorCode::Unreachable : body.error().code, body.error().reference));
        answer(wire::decodeMessage<wire::ReportAnswer>(*body));
    });
}

std::optional<ReportCode> ReportChecks::codeOf(const lab::Order& order, const lab::ReportVersion& report, const lab::LedgerHead& head) const
{
    if (std::ranges::any_of(report.lines, [](const lab::ReportedLine& line) { return line.hash.empty(); }))
        return std::nullopt;
    const auto laboratory = m_hooks.asker().laboratory;
    return ReportCode{laboratory, order.accession, report.version, crypto::digestBytes(crypto::sha256(signedReportBytes(laboratory, order, report))), head};
}

void ReportChecks::ledgerHead(QObject* context, Reply<lab::LedgerHead> reply)
{
    const auto laboratory = m_hooks.asker().laboratory;
    const auto answer = replyOn<Result<Bytes>>(this, context, [this, laboratory, reply = std::move(reply)](const Result<Bytes>& bytes) {
        if (!bytes)
            return reply(tl::unexpected(bytes.error()));
        m_hooks.sawHead(*bytes);
        const auto head = crypto::decodeHead(*bytes);
        if (!head)
            return reply(tl::unexpected(head.error()));
        if (head->ledger != laboratory.uuid() || !crypto::verifyHead(m_hooks.storeKey(), *head))
            return reply(fail(ErrorCode::NotTrusted, "report: a head that is not this ledger's"));
        reply(lab::LedgerHead{head->epoch, head->size, crypto::digestBytes(head->root)});
    });
    HttpRequest request;
    request.method = HttpMethod::Get;
    request.path = QStringLiteral("/v1/head?ledger=%1").arg(QString::fromStdString(laboratory.toString()));
    m_transport.send(std::move(request), [answer](const NetResult<Bytes>& body) {
        answer(body ? Result<Bytes>(*body) : fail(body.error().isPassing() ? ErrorCode::Unreachable : body.error().code, body.error().reference));
    });
}

} // namespace paillasse::client
