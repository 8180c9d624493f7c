using Notion.Refit.Generator.Checks;
using Notion.Refit.Generator.Loading;
using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Building;

/// <summary>Reads the ids that an id converts to, and the words that name an id.</summary>
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

        foreach ((string word, Node node) in id.Node.Map("x-id-words")?.Entries ?? [])
        {
            string uuid = ((ScalarNode)node).Text;
            if (Guid.TryParseExact(uuid, "D", out _) && Names.IsValid(Names.Pascal(word)))
                id.Words.Add(KeyValuePair.Create(word, uuid));
            else
                mistakes.Add(node.Location, $"the word '{word}' of '{id.Name}' has '{uuid}' for its UUID", "write a name, and a UUID with dashes");
        }
    }
}
