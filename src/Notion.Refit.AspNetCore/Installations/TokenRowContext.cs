using System.Text.Json.Serialization;

namespace Notion.Refit.AspNetCore.Installations;

/// <summary>Reads and writes rows as JSON, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true)]
[JsonSerializable(typeof(NotionTokenRow))]
internal sealed partial class TokenRowContext : JsonSerializerContext;
