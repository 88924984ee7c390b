// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/net/problem.h"
#include "app/store/net/route.h"
#include "app/wire/filetypes.h"
#include "app/wire/messages.h"

// What most handlers begin and end with.
namespace paillasse::store {

template <class Message>
Reply messageReply(const Message& message)
{
    Reply reply;
    reply.body = wire::encodeMessage(message);
    return reply;
}

inline Reply bytesReply(Bytes body)
{
    Reply reply;
    reply.body = std::move(body);
    return reply;
}

// A file to be taken away.
inline Reply fileReply(Bytes file, wire::ExportForm form)
{
    auto reply = bytesReply(std::move(file));
    reply.contentType = wire::mediaTypeOf(form);
    return reply;
}

inline Reply notReadable()
{
    return problem(ErrorCode::InvalidInput, "the body is not the message that this route takes");
}

// For an error that needs no words of its own.
inline Reply problemOf(const Error& error)
{
    switch (error.code) {
    case ErrorCode::InvalidInput: return problem(error.code, "the request is not what this route takes");
    case ErrorCode::NotFound: return problem(error.code, "not found");
    case ErrorCode::Locked: return busy(1);
    case ErrorCode::DiskFull: return problem(error.code, "the store's disk is full; nothing was kept; tell the administrator");
    default: return problem(error.code);
    }
}

// The laboratory named by "?laboratory=".
inline Result<lab::LaboratoryId> laboratoryInQuery(const Request& request)
{
    const auto id = lab::LaboratoryId::parse(request.head.parameter("laboratory").value_or(""));
    if (!id)
        return fail(ErrorCode::InvalidInput, "no laboratory in the query");
    return *id;
}

// The laboratory named by a message's own field.
template <class Message>
Result<lab::LaboratoryId> laboratoryInBody(const Request& request)
{
    return wire::decodeMessage<Message>(request.body).map([](const Message& message) { return message.laboratory; });
}

} // namespace paillasse::store
