using Notion.Refit.Generator.Emit.Operations;
using Notion.Refit.Generator.Emit.Records;
using Notion.Refit.Generator.Emit.Unions;
using Notion.Refit.Generator.Emit.Values;
using Notion.Refit.Generator.Model;
using Notion.Refit.Generator.Output;

namespace Notion.Refit.Generator.Emit;

/// <summary>Writes all C# files of a model.</summary>
internal sealed class CodeEmitter
{
    private readonly string _folder;
    private readonly GeneratedFiles _files;
    private readonly MemberNameTable _names = new();
    private readonly RecordEmitter _records;
    private readonly ValueCaseEmitter _valueCases;

    private CodeEmitter(ApiModel model, string folder, GeneratedFiles files)
    {
        _folder = folder;
        _files = files;
        _records = new RecordEmitter(_names, new ListShapes(model));
        _valueCases = new ValueCaseEmitter(_names);
    }

    public static void Emit(ApiModel model, string folder, GeneratedFiles files)
    {
        CodeEmitter emitter = new(model, folder, files);
        foreach (Schema schema in model.Schemas)
            emitter.Emit(schema);

        emitter.EmitOperations(model);
        files.Add($"{folder}/MemberNames.cs", emitter._names.Emit());
    }

    private void EmitOperations(ApiModel model)
    {
        IReadOnlyList<KeyValuePair<string, string>> tags = [.. model.Tags.Where(tag => model.Operations.Any(operation => operation.Tag == tag.Key))];
        foreach ((string tag, string description) in tags)
        {
            IReadOnlyList<Operation> operations = [.. model.Operations.Where(operation => operation.Tag == tag)];
            _files.Add($"{_folder}/{tag}/INotion{tag}.cs", InterfaceEmitter.Emit(tag, description, operations));
            if (PagingEmitter.Emit(tag, operations) is { } paging)
                _files.Add($"{_folder}/{tag}/{PagingEmitter.ClassName(tag)}.cs", paging);
            _files.Add($"{_folder}/{tag}/{BlockingEmitter.ClassName(tag)}.cs", BlockingEmitter.EmitArea(tag, operations));
        }

        _files.Add($"{_folder}/INotionClient.cs", ClientEmitter.EmitInterface(tags));
        _files.Add($"{_folder}/NotionClient.cs", ClientEmitter.EmitClient(tags));
        _files.Add($"{_folder}/INotionApi.cs", ClientEmitter.EmitApi(tags));
        _files.Add($"{_folder}/NotionAreas.cs", ClientEmitter.EmitAreas(tags));
        _files.Add($"{_folder}/NotionSyncClient.cs", BlockingEmitter.EmitClient(tags));
        _files.Add($"{_folder}/NotionSyncExtensions.cs", BlockingEmitter.EmitExtensions(tags));
        _files.Add($"{_folder}/NotionOperations.cs", OperationTableEmitter.Emit(model.Operations));
        _files.Add($"{_folder}/NotionOperationModels.cs", OperationModelsEmitter.Emit(model.Operations));
        _files.Add($"{_folder}/NotionBodies.cs", BodiesEmitter.Emit(model.Operations));
    }

    private void Emit(Schema schema)
    {
        switch (schema)
        {
            case IdSchema id:
                _files.Add($"{_folder}/Ids/{id.Name}.cs", IdEmitter.Emit(id));
                break;
            case OpenValueSchema value:
                Add(value, value.Name, OpenValueEmitter.Emit(value));
                break;
            case ObjectSchema { IsMixin: false } record:
                Add(record, record.Name, _records.Emit(record));
                break;
            case ValueOrWordSchema value:
                Add(value, value.Name, ValueOrWordEmitter.Emit(value));
                break;
            case AliasSchema { Case: not null } value:
                Add(value, value.Name, _valueCases.Emit(value));
                break;
            case TaggedUnionSchema union:
                Add(union, union.Name, new TaggedUnionEmitter(_names).Emit(union));
                if (union.Extends is null)
                    Add(union, union.UnknownName, UnknownCaseEmitter.Emit(union));
                break;
            case ObjectUnionSchema union:
                Add(union, union.Name, ObjectUnionEmitter.Emit(union));
                Add(union, union.UnknownName, UnknownObjectEmitter.Emit(union));
                break;
        }
    }

    private void Add(Schema schema, string name, string text) => _files.Add($"{_folder}/{schema.Area}/{name}.cs", text);
}
