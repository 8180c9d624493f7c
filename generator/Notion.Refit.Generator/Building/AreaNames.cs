using Notion.Refit.Generator.Loading;
using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Building;

/// <summary>The folder of each file's types: the file's name in Pascal case, spelled like the tag of that name where there is one.</summary>
internal sealed class AreaNames(Description description)
{
    private readonly HashSet<string> _tags = new(
        description.Root.Maps("tags").Select(tag => tag.Text("name")).OfType<string>(),
        StringComparer.OrdinalIgnoreCase);

    public string Of(string file)
    {
        string name = Names.Pascal(Path.GetFileNameWithoutExtension(file));
        return _tags.TryGetValue(name, out string? tag) ? tag : name;
    }
}
