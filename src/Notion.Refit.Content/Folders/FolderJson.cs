using System.Text.Json.Serialization;
using Notion.Refit.Content.Folders.Export;
using Notion.Refit.Content.Folders.Import;

namespace Notion.Refit.Content.Folders;

/// <summary>The JSON of the records.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ExportRecord))]
[JsonSerializable(typeof(ImportRecord))]
internal sealed partial class FolderJson : JsonSerializerContext;
