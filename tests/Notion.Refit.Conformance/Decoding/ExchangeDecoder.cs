using System.Text;
using System.Text.Json;
using Notion.Refit.Conformance.Comparison;
using Notion.Refit.Conformance.Recordings;

namespace Notion.Refit.Conformance.Decoding;

/// <summary>Decodes the bodies of recorded exchanges with the client's models, writes them back and compares.</summary>
internal sealed class ExchangeDecoder(IOperationCatalog catalog)
{
    // The answer is a task instead of the result.
    private const int Accepted = 202;

    private static readonly JsonDocumentOptions DocumentOptions = new() { MaxDepth = 256 };

    /// <summary>Decodes both bodies of an exchange.</summary>
    public ExchangeResult Decode(RecordedExchange exchange)
    {
        OperationCodec? operation = catalog.Find(exchange.Method, exchange.Path);
        Work work = new();
        if (exchange.Status >= 400)
            Decode(work, ExchangePart.Answer, exchange.Response, catalog.Error, contentType: null);
        else if (operation is not null)
            Decode(work, ExchangePart.Answer, exchange.Response, exchange.Status == Accepted ? catalog.Accepted : operation.Answer, contentType: null);
        if (operation is not null)
            Decode(work, ExchangePart.Request, exchange.Request, operation.Request, exchange.ContentType);

        // What Notion refused, the models may refuse, too.
        if (exchange.Status >= 400)
            work.ForgiveUnreadable(ExchangePart.Request);

        return new ExchangeResult
        {
            Exchange = exchange,
            Operation = operation?.Name,
            Losses = [.. work.Losses, .. work.Unreadable],
            NotDecoded = work.NotDecoded,
            Inventories = work.Inventories,
        };
    }

    private static void Decode(Work work, ExchangePart part, JsonElement body, ModelCodec? codec, string? contentType)
    {
        if (contentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true)
        {
            work.NotDecoded.Add($"{part}: multipart, not JSON");
        }
        else if (body.ValueKind == JsonValueKind.Null)
        {
            // There was no body. The client must not have needed one of an answer of success.
            if (part == ExchangePart.Answer && codec is not null)
                work.Losses.Add(new Loss(part, codec.Name, "$", "the answer is empty"));
        }
        else if (body.ValueKind == JsonValueKind.String)
        {
            work.NotDecoded.Add($"{part}: text, not JSON");
        }
        else if (codec is null)
        {
            // Some callers send an empty object where nothing is asked for.
            if (body.ValueKind != JsonValueKind.Object || body.EnumerateObject().Any())
                work.Losses.Add(new Loss(part, "none", "$", "the operation has no such body"));
        }
        else
        {
            RoundTrip(work, part, body, codec);
        }
    }

    private static void RoundTrip(Work work, ExchangePart part, JsonElement body, ModelCodec codec)
    {
        byte[] written;
        try
        {
            object model = codec.RoundTrip(Encoding.UTF8.GetBytes(body.GetRawText()), out written);
            work.Inventories.Add(ModelInventory.Of(model));
        }
        catch (Exception e) when (e is JsonException or FormatException or ArgumentException or InvalidOperationException)
        {
            work.Unreadable.Add(new Loss(part, codec.Name, (e as JsonException)?.Path ?? "$", $"{e.GetType().Name}: {e.Message}"));
            return;
        }

        using JsonDocument document = JsonDocument.Parse(written, DocumentOptions);
        work.Losses.AddRange(
            from difference in JsonComparer.Compare(body, document.RootElement)
            select new Loss(part, codec.Name, difference.Path, difference.Problem));
    }

    private sealed class Work
    {
        public List<Loss> Losses { get; } = [];

        /// <summary>Bodies that no model could be made of.</summary>
        public List<Loss> Unreadable { get; } = [];

        public List<string> NotDecoded { get; } = [];

        public List<ModelInventory> Inventories { get; } = [];

        public void ForgiveUnreadable(ExchangePart part)
        {
            NotDecoded.AddRange(from loss in Unreadable where loss.Part == part select $"{part}: refused by Notion and by the model");
            Unreadable.RemoveAll(loss => loss.Part == part);
        }
    }
}
