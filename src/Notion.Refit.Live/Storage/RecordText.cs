using System.Buffers;
using System.Text.Json;
using Notion.Refit.Json;
using Notion.Refit.Live.Store;
using Notion.Refit.Models;

namespace Notion.Refit.Live.Storage;

/// <summary>Converts what is known of an object to a record and back.</summary>
internal static class RecordText
{
    /// <summary>The kind of the record that has the id of the bot of the installation.</summary>
    public const string Installation = "installation";

    // Long past: the address is asked for again.
    private const string Expired = "1970-01-01T00:00:00.000Z";

    /// <summary>Returns the record of the installation. Its id is not the bot's: the bot has a record as a user.</summary>
    public static LiveRecord OfInstallation(Guid bot) => new(Guid.Empty, Installation, System.Text.Encoding.UTF8.GetBytes($"{{\"bot\":\"{bot}\"}}"));

    /// <summary>Returns the bot of the installation that a storage is of.</summary>
    /// <exception cref="JsonException">The record is not one of this version.</exception>
    public static Guid BotOf(LiveRecord record)
    {
        using JsonDocument document = JsonDocument.Parse(record.Json ?? throw new JsonException("The record is empty."));
        return document.RootElement.TryGetProperty("bot"u8, out JsonElement bot) && bot.TryGetGuid(out Guid id) ? id : throw new JsonException("The record of the installation has no bot.");
    }

    /// <summary>Returns the record of an object.</summary>
    public static LiveRecord Of(Guid id, Known known)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteNumber("fetched"u8, known.Fetched);
            writer.WriteNumber("flags"u8, (int)known.Flags);
            WriteModel(writer, "model"u8, known.Snapshot);
            if (known is KnownParent parent)
            {
                WriteModel(writer, "block"u8, parent.Block);
                if (parent.Children is { } children)
                {
                    writer.WriteStartArray("children"u8);
                    foreach (Guid child in children)
                        writer.WriteStringValue(child);
                    writer.WriteEndArray();
                }
            }

            writer.WriteEndObject();
        }

        return new LiveRecord(id, KindOf(known.Snapshot), buffer.WrittenMemory);
    }

    /// <summary>Returns what a record says.</summary>
    /// <exception cref="JsonException">The record is not one of this version.</exception>
    public static Known Read(LiveRecord record)
    {
        using JsonDocument document = JsonDocument.Parse(record.Json ?? throw new JsonException("The record is empty."));
        JsonElement root = document.RootElement;
        uint fetched = root.GetProperty("fetched"u8).GetUInt32();
        var flags = (KnownFlags)root.GetProperty("flags"u8).GetInt32();
        object? model = root.TryGetProperty("model"u8, out JsonElement json) ? ReadModel(record.Kind, json) : null;
        Block? block = root.TryGetProperty("block"u8, out JsonElement asBlock) ? (Block)ReadModel("block", asBlock) : null;
        Guid[]? children = root.TryGetProperty("children"u8, out JsonElement list) ? [.. list.EnumerateArray().Select(static child => child.GetGuid())] : null;
        return model is Block or User or View or Comment && block is null && children is null && (flags & KnownFlags.Listed) == KnownFlags.None
            ? new Known(record.Id) { Snapshot = model, Fetched = fetched, Flags = flags }
            : new KnownParent(record.Id) { Snapshot = model, Fetched = fetched, Flags = flags, Block = block, Children = children };
    }

    private static string KindOf(object? model) => model switch
    {
        Page => "page",
        Block => "block",
        Database => "database",
        DataSource => "data_source",
        View => "view",
        User => "user",
        Comment => "comment",
        _ => "",
    };

    private static object ReadModel(string kind, JsonElement json) => kind switch
    {
        "page" => Read<Page>(json),
        "block" => Read<Block>(json),
        "database" => Read<Database>(json),
        "data_source" => Read<DataSource>(json),
        "view" => Read<View>(json),
        "user" => Read<User>(json),
        "comment" => Read<Comment>(json),
        _ => throw new JsonException($"A record of the kind '{kind}' is not known."),
    };

    private static T Read<T>(JsonElement json)
        where T : INotionModel<T>
    {
        var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(json.GetRawText()));
        reader.Read();
        return T.Read(ref reader);
    }

    private static void WriteModel(Utf8JsonWriter writer, ReadOnlySpan<byte> name, object? model)
    {
        if (model is null)
            return;
        var buffer = new ArrayBufferWriter<byte>();
        using (var text = new Utf8JsonWriter(buffer))
        {
            switch (model)
            {
                case PageOrDataSource page:
                    page.Write(text);
                    break;
                case Block block:
                    block.Write(text);
                    break;
                case Database database:
                    database.Write(text);
                    break;
                case View view:
                    view.Write(text);
                    break;
                case User user:
                    user.Write(text);
                    break;
                case Comment comment:
                    comment.Write(text);
                    break;
            }
        }

        writer.WritePropertyName(name);
        if (buffer.WrittenSpan.IndexOf("expiry_time"u8) < 0)
        {
            writer.WriteRawValue(buffer.WrittenSpan, skipInputValidation: true);
            return;
        }

        using JsonDocument document = JsonDocument.Parse(buffer.WrittenMemory);
        WriteUnsigned(writer, document.RootElement);
    }

    // The query of a hosted file's address is its signature.
    private static void WriteUnsigned(Utf8JsonWriter writer, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            writer.WriteStartArray();
            foreach (JsonElement item in value.EnumerateArray())
                WriteUnsigned(writer, item);
            writer.WriteEndArray();
            return;
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            value.WriteTo(writer);
            return;
        }

        bool isSigned = value.TryGetProperty("expiry_time"u8, out _);
        writer.WriteStartObject();
        foreach (JsonProperty member in value.EnumerateObject())
        {
            writer.WritePropertyName(member.Name);
            if (isSigned && member.Value.ValueKind == JsonValueKind.String && member.NameEquals("url"u8))
                writer.WriteStringValue(member.Value.GetString()!.Split('?')[0]);
            else if (isSigned && member.NameEquals("expiry_time"u8))
                writer.WriteStringValue(Expired);
            else
                WriteUnsigned(writer, member.Value);
        }

        writer.WriteEndObject();
    }
}
