using System.Buffers;
using System.Text.Json;
using Notion.Refit.Json;

namespace Notion.Refit.Live.Changes;

/// <summary>Compares models by their JSON, without what is not a difference: names of people, plain text, signatures of addresses.</summary>
internal static class NormalJson
{
    /// <summary>Whether two models are the same.</summary>
    public static bool AreEqual<T>(T one, T other)
        where T : INotionModel<T>
    {
        using JsonDocument left = Parse(one);
        using JsonDocument right = Parse(other);
        return AreEqual(left.RootElement, right.RootElement);
    }

    private static JsonDocument Parse<T>(T model)
        where T : INotionModel<T>
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            model.Write(writer);
        return JsonDocument.Parse(buffer.WrittenMemory);
    }

    private static bool AreEqual(JsonElement one, JsonElement other)
    {
        if (one.ValueKind != other.ValueKind)
            return false;
        if (one.ValueKind == JsonValueKind.Array)
        {
            if (one.GetArrayLength() != other.GetArrayLength())
                return false;
            return one.EnumerateArray().Zip(other.EnumerateArray(), AreEqual).All(static equal => equal);
        }

        if (one.ValueKind != JsonValueKind.Object)
            return JsonElement.DeepEquals(one, other);
        if (IsUser(one) && IsUser(other))
            return one.GetProperty("id").GetString() == other.GetProperty("id").GetString();
        if (IsHostedFile(one) && IsHostedFile(other))
            return WithoutQuery(one.GetProperty("url").GetString()).SequenceEqual(WithoutQuery(other.GetProperty("url").GetString()));

        int members = 0;
        foreach (JsonProperty member in one.EnumerateObject())
        {
            if (member.Name is "plain_text")
                continue;
            members++;
            if (!other.TryGetProperty(member.Name, out JsonElement value) || !AreEqual(member.Value, value))
                return false;
        }

        return members == other.EnumerateObject().Count(static member => member.Name is not "plain_text");
    }

    private static bool IsUser(JsonElement value) =>
        value.TryGetProperty("object", out JsonElement kind) && kind.ValueKind == JsonValueKind.String && kind.ValueEquals("user"u8) && value.TryGetProperty("id", out _);

    private static bool IsHostedFile(JsonElement value) => value.TryGetProperty("url", out _) && value.TryGetProperty("expiry_time", out _);

    private static ReadOnlySpan<char> WithoutQuery(string? address)
    {
        ReadOnlySpan<char> text = address;
        int query = text.IndexOf('?');
        return query < 0 ? text : text[..query];
    }
}
