using Notion.Refit.Json;

namespace Notion.Refit.Models;

public abstract partial record SessionStreamEvent : IStreamEvent
{
    string? IStreamEvent.Place => (this as CommittedEvent)?.Event.Id;

    SessionId? IStreamEvent.Session => this switch
    {
        SessionSnapshot snapshot => snapshot.Session.Id,
        CommittedEvent { Event: not UnknownSessionEvent } committed => committed.Event.SessionId,
        ProvisionalEvent { Event: not UnknownProvisionalSessionEvent } provisional => provisional.Event.SessionId,
        SessionStreamEnd end => end.SessionId,
        SessionStreamTimeout timeout => timeout.SessionId,
        SessionStreamError error => error.SessionId,
        _ => null,
    };

    bool IStreamEvent.IsLast => this is SessionStreamEnd or SessionStreamTimeout or SessionStreamError;
}
