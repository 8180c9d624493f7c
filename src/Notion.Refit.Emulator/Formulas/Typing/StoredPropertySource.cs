using Notion.Refit.Emulator.Answers;
using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator.Formulas.Typing;

/// <summary>The properties of the data sources that a reader can see.</summary>
internal sealed class StoredPropertySource(AnswerScope scope) : IPropertySource
{
    public StoredProperty? FindByName(Guid dataSourceId, string name) => (scope.FindNode(dataSourceId) as StoredDataSource)?.FindProperty(name);

    public StoredProperty? FindById(Guid dataSourceId, string id) => (scope.FindNode(dataSourceId) as StoredDataSource)?.Properties.GetValueOrDefault(id);
}
