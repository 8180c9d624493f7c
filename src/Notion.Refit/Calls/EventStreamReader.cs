using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Notion.Refit.Http;
using Notion.Refit.Json;

namespace Notion.Refit.Calls;

/// <summary>Reads the events of a stream by the generated readers of the models.</summary>
internal static class EventStreamReader
{
    /// <summary>Returns the events as they arrive, to the one that ends the stream.</summary>
    /// <typeparam name="T">The model of an event.</typeparam>
    /// <param name="body">The body of the response.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="NotionStreamException">The stream ends before its last event, breaks off, or has an event that cannot be read.</exception>
    public static async IAsyncEnumerable<T> ReadAsync<T>(Stream body, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var stream = new EventStream(body);
        var place = default(Place);
        SseParser<T?> parser = SseParser.Create(stream, static (_, data) => data.IsEmpty ? default : BodyReader.Read<T>(data));
        IAsyncEnumerator<SseItem<T?>> events = parser.EnumerateAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (events.ConfigureAwait(false))
        {
            while (!place.IsLast)
            {
                stream.StartEvent();
                if (!await MoveNextAsync(events, stream, place).ConfigureAwait(false))
                    throw place.Error("The stream ended before its last event.", null);
                if (events.Current.Data is not { } next)
                    continue;

                place = place.After(next as IStreamEvent, events.Current.EventId);
                yield return next;
            }
        }
    }

    private static async ValueTask<bool> MoveNextAsync<T>(IAsyncEnumerator<SseItem<T?>> events, EventStream stream, Place place)
    {
        try
        {
            return await events.MoveNextAsync().ConfigureAwait(false);
        }
        catch (JsonBodyException e) when (stream.IsAtEnd)
        {
            throw place.Error("The stream ended in the middle of an event.", e);
        }
        catch (JsonBodyException e)
        {
            throw place.Error(e.JsonPath is { } path ? $"An event of the stream does not fit at {path}: {e.Message}" : $"An event of the stream is not JSON: {e.Message}", e);
        }
        catch (Exception e) when (e is NotionException or InvalidDataException)
        {
            throw place.Error(e.Message, e);
        }
        catch (Exception e) when (e is IOException or HttpRequestException or System.Net.Sockets.SocketException)
        {
            throw place.Error("The connection broke while the stream was read.", e);
        }
    }

    /// <summary>The place up to which the stream was read.</summary>
    private readonly record struct Place(string? EventId, SessionId? Session, bool IsLast)
    {
        public Place After(IStreamEvent? next, string? eventId) => new(next?.Place ?? eventId ?? EventId, next?.Session ?? Session, next?.IsLast == true);

        public NotionStreamException Error(string message, Exception? cause) => new(message, cause) { LastEventId = EventId, SessionId = Session };
    }
}
