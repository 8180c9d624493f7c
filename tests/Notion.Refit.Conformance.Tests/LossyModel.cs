using System.Text.Json;
using Notion.Refit.Json;

namespace Notion.Refit.Conformance.Tests;

/// <summary>A model that reads objects, forgets the member `lost` and refuses the member `wrong`: what the tool must notice.</summary>
internal sealed class LossyModel(JsonElement json) : INotionModel<LossyModel>
{
    public static LossyModel Read(ref Utf8JsonReader reader)
    {
        JsonElement json = JsonElement.ParseValue(ref reader);
        if (json.TryGetProperty("wrong", out _))
            throw new JsonException("The member is wrong.", "$.wrong", null, null);
        return new LossyModel(json);
    }

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (JsonProperty member in json.EnumerateObject())
        {
            if (!string.Equals(member.Name, "lost", StringComparison.Ordinal))
                member.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
