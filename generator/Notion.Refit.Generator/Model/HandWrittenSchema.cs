using Notion.Refit.Generator.Loading;

namespace Notion.Refit.Generator.Model;

/// <summary>A type that is written by hand beside the generated ones.</summary>
internal sealed class HandWrittenSchema(string name, string area, MapNode node) : Schema(name, area, node);
