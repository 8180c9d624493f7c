using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.State;
using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Answers;

/// <summary>Maps data sources to response models.</summary>
internal static class DataSourceAnswers
{
    public static DataSource Of(StoredDataSource source, AnswerScope scope)
    {
        var properties = new PropertyMap<DataSourceProperty>();
        foreach (StoredProperty property in source.Properties.Values)
            properties.Add(property.Name, Of(property, source, scope));

        return new DataSource
        {
            Id = new DataSourceId(source.Id),
            Cover = FileAnswers.Show(source.Database.Cover, scope),
            Icon = FileAnswers.Show(source.Icon, scope),
            CreatedTime = ResponseTimes.ToMinute(source.CreatedTime),
            CreatedBy = UserAnswers.Partial(source.CreatedBy),
            LastEditedBy = UserAnswers.Partial(source.LastEditedBy),
            LastEditedTime = ResponseTimes.ToMinute(source.LastEditedTime),
            Title = RichTextAnswers.Show(source.Title, scope),
            Description = RichTextAnswers.Show(source.Description, scope),
            IsInline = source.Database.IsInline,
            Properties = properties,
            Parent = ParentAnswers.Of(source.Database),
            DatabaseParent = ParentAnswers.Of(source.Database.Parent),
            Url = PageUrls.Of(source.Database, scope),
            PublicUrl = null,
            InTrash = source.IsInTrash,
#pragma warning disable CS0618 // The version before still has it.
            Archived = scope.Archived(source.IsInTrash),
#pragma warning restore CS0618
        };
    }

    private static DataSourceProperty Of(StoredProperty property, StoredDataSource source, AnswerScope scope) => new()
    {
        Id = PropertyId.FromDecoded(property.Id),
        Name = property.Name,
        Description = property.Description,
        Schema = Show(property.Schema, source, scope),
    };

    // A schema refers to other properties by id; their names are looked up, as they may have changed.
    private static PropertySchema Show(PropertySchema schema, StoredDataSource source, AnswerScope scope) => schema switch
    {
        RelationSchema relation => Show(relation, scope),
        RollupSchema rollup => Show(rollup, source, scope),
        _ => schema,
    };

    private static RelationSchema Show(RelationSchema relation, AnswerScope scope)
    {
        var target = scope.FindNode(relation.DataSourceId.Value) as StoredDataSource;
        RelationKind kind = relation.Kind is TwoWayRelation { SyncedPropertyId: { } id }
            ? new TwoWayRelation
            {
                SyncedPropertyName = target?.FindProperty(id.Value)?.Name,
                SyncedPropertyId = new PropertyId(PropertyIdSource.Encode(id.Value)),
            }
            : new OneWayRelation();
        return new RelationSchema
        {
            DataSourceId = relation.DataSourceId,
            DatabaseId = target is null ? relation.DatabaseId : new DatabaseId(target.Database.Id),
            Kind = kind,
        };
    }

    private static RollupSchema Show(RollupSchema rollup, StoredDataSource source, AnswerScope scope)
    {
        StoredProperty? relation = rollup.RelationPropertyId is { } relationId ? source.Properties.GetValueOrDefault(relationId.Value) : null;
        var target = relation?.Schema is RelationSchema to ? scope.FindNode(to.DataSourceId.Value) as StoredDataSource : null;
        return rollup with
        {
            RelationPropertyName = relation?.Name,
            RollupPropertyName = rollup.RollupPropertyId is { } id ? target?.Properties.GetValueOrDefault(id.Value)?.Name : null,
        };
    }
}
