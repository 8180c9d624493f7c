using Notion.Refit.Emulator.Agents;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.ExternalAgents;

/// <summary>Returns events of a session of an external agent. The cursor is the number of events that were returned.</summary>
internal sealed class ListExternalSessionEvents : IEndpoint
{
    public NotionOperation Operation => NotionOperations.ListExternalSessionEvents;

    public Answer Handle(RequestContext context)
    {
        StoredExternalSession session = context.ExternalSession();
        int start = 0;
        if (context.QueryValue("cursor") is { } cursor
            && (!int.TryParse(cursor, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out start) || start > session.Events.Count))
        {
            throw ApiErrors.InvalidCursor(cursor);
        }

        return Answer.Of(new ExternalEventList
        {
            Events = [.. session.Events.Skip(start)],
            IsRunning = session.Due is not null,
            NextCursor = session.Due is null ? null : session.Events.Count.ToString(System.Globalization.CultureInfo.InvariantCulture),
        });
    }
}
