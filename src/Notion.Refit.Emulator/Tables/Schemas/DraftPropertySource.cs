using Notion.Refit.Emulator.Formulas.Typing;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator.Tables.Schemas;

/// <summary>The properties that a data source will have, and those of the others as they are.</summary>
internal sealed class DraftPropertySource(SchemaDraft draft, RequestContext context) : IPropertySource
{
    private readonly StoredPropertySource _others = new(context.Scope);

    public StoredProperty? FindByName(Guid dataSourceId, string name) => dataSourceId == draft.Id ? draft.FindProperty(name) : _others.FindByName(dataSourceId, name);

    public StoredProperty? FindById(Guid dataSourceId, string id) => dataSourceId == draft.Id ? draft.FindById(id) : _others.FindById(dataSourceId, id);
}
