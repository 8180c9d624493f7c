using Notion.Refit.Generator.Checks;
using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Building;

/// <summary>Reads the ids that an id converts to.</summary>
internal sealed class IdReader(SchemaIndex index, MistakeList mistakes)
{
    public void Read(IdSchema id)
    {
        foreach (string name in id.Node.Texts("x-id-converts-to"))
        {
            if (index.TryGet(name, out Schema? schema) && schema is IdSchema other && other != id)
                id.ConvertsTo.Add(other);
            else
                mistakes.Add(id.Node["x-id-converts-to"]!.Location, $"'{name}' is no other id", "name components with x-id");
        }
    }
}
