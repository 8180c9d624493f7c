using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Notion.Refit.Emulator.State;
using Notion.Refit.Json;

namespace Notion.Refit.Emulator.Outside.Webhooks;

/// <summary>Writes webhook events as the JSON that receivers get.</summary>
internal static class WebhookEventWriter
{
    // Lists of events are cut at this size.
    private const int LongestList = 100;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes an event.</summary>
    public static ReadOnlyMemory<byte> Write(WebhookMessage message, int attempt)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, Options);
        EmulatedWebhook webhook = message.Webhook;
        writer.WriteStartObject();
        writer.WriteString("id"u8, message.Id);
        writer.WriteString("timestamp"u8, message.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        writer.WriteString("workspace_id"u8, webhook.WorkspaceId);
        writer.WriteString("workspace_name"u8, webhook.WorkspaceName);
        writer.WriteString("subscription_id"u8, webhook.Id.Value);
        writer.WriteString("integration_id"u8, webhook.IntegrationId);
        writer.WriteString("type"u8, message.Signal.Type);
        WriteActors(writer, "authors"u8, message.Authors);
        if (webhook.AccessibleBy is { } accessibleBy)
            WriteActors(writer, "accessible_by"u8, accessibleBy);
        writer.WriteNumber("attempt_number"u8, attempt);
        writer.WriteString("api_version"u8, webhook.ApiVersion);
        Write(writer, "entity"u8, message.Signal.Entity);
        if (!message.Signal.Type.StartsWith("file_upload.", StringComparison.Ordinal) || message.Signal.Import is not null)
            WriteData(writer, message.Signal);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    private static void WriteData(Utf8JsonWriter writer, WebhookSignal signal)
    {
        writer.WriteStartObject("data"u8);
        if (signal.PageId is { } page)
            writer.WriteString("page_id"u8, page.Value);
        if (signal.Target is { } target)
        {
            Write(writer, "target"u8, target);
            writer.WriteString("transcript_id"u8, signal.TranscriptId);
        }

        // The order of the members is Notion's own.
        if (signal.Type.EndsWith(".content_updated", StringComparison.Ordinal))
            WriteList(writer, "updated_blocks"u8, signal.Blocks, block => block.Write(writer));
        if (signal.Parent is { } parent)
            Write(writer, "parent"u8, parent);
        if (signal.Type is "page.properties_updated")
            WriteList(writer, "updated_properties"u8, signal.Properties, property => writer.WriteStringValue(property.ToString()));
        if (signal.Type.EndsWith(".schema_updated", StringComparison.Ordinal))
            WriteList(writer, "updated_properties"u8, signal.Schema, change => change.Write(writer));
        if (signal.Type is "view.created")
            writer.WriteString("view_type"u8, signal.ViewType.ToString());
        if (signal.Type is "view.updated")
            WriteList(writer, "updated_fields"u8, signal.Fields, field => writer.WriteStringValue(field.ToString()));
        if (signal.Import is { } import)
            Write(writer, "file_import_result"u8, import);
        writer.WriteEndObject();
    }

    private static void WriteActors(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IEnumerable<StoredUser> users)
    {
        writer.WriteStartArray(name);
        foreach (StoredUser user in users.Take(LongestList))
        {
            writer.WriteStartObject();
            writer.WriteString("id"u8, user.Id);
            writer.WriteString("type"u8, user.IsBot ? "bot"u8 : "person"u8);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteList<T>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IEnumerable<T> items, Action<T> write)
    {
        writer.WriteStartArray(name);
        foreach (T item in items.Take(LongestList))
            write(item);
        writer.WriteEndArray();
    }

    private static void Write<T>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, T model)
        where T : INotionModel<T>
    {
        writer.WritePropertyName(name);
        model.Write(writer);
    }
}
