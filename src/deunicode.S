# The tables of Rust's deunicode as they are: DEUNICODE is the folder of its
# sources. What they hold is said in deunicode.cc.
        .section .rodata
        .globl  paralint_deunicode_pointers, paralint_deunicode_pointers_end
        .globl  paralint_deunicode_mapping, paralint_deunicode_mapping_end
paralint_deunicode_pointers:
        .incbin DEUNICODE_POINTERS
paralint_deunicode_pointers_end:
paralint_deunicode_mapping:
        .incbin DEUNICODE_MAPPING
paralint_deunicode_mapping_end:
        .section .note.GNU-stack,"",%progbits
