#compdef pedigree-cli
autoload -U +X bashcompinit && bashcompinit
_pedigree_cli()
{
    local word=${COMP_WORDS[COMP_CWORD]}
    local words=''
    if [ "$COMP_CWORD" -eq 1 ]; then
        words='inspect lineage impact convert new completion help --help --version'
    elif [[ $word == -* ]]; then
        case ${COMP_WORDS[1]} in
        inspect) words='--help --json --quiet --at --tier --limit' ;;
        lineage) words='--help --json --quiet --at --tier --limit --of --direction --depth --format' ;;
        impact) words='--help --json --quiet --at --tier --limit --of' ;;
        convert) words='--help --json --quiet --at --tier --limit --to --output --of' ;;
        new) words='--help' ;;
        completion) words='--help' ;;
        help) words='--help' ;;
        esac
    fi
    if [ -n "$words" ]; then
        COMPREPLY=($(compgen -W "$words" -- "$word"))
    else
        COMPREPLY=($(compgen -f -- "$word"))
    fi
}
complete -o filenames -F _pedigree_cli pedigree-cli
